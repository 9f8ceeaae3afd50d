import { useState } from '@wordpress/element';
import { problemOf } from '../common/problem';
import { testFromServer } from './api';
import { type Finding, forwarding } from './browser-checks';
import { testFromBrowser } from './browser-probe';

export type TestRun =
	| { state: 'idle' }
	| { state: 'running' }
	| { state: 'done'; findings: Finding[] };

/** Both halves at once; a half that cannot run is a finding of its own. */
export function useConnectionTest( sidecarUrl: string ) {
	const [ run, setRun ] = useState< TestRun >( { state: 'idle' } );
	const start = async () => {
		setRun( { state: 'running' } );
		const [ server, browser ] = await Promise.all( [
			fromServer( sidecarUrl ).catch( ( error ): Finding[] => [
				{ name: 'rest', ok: false, problem: problemOf( error ) },
			] ),
			sidecarUrl === '' ? [] : testFromBrowser( sidecarUrl ),
		] );
		setRun( { state: 'done', findings: together( server, browser ) } );
	};
	return { run, start };
}

async function fromServer( sidecarUrl: string ): Promise< Finding[] > {
	const { checks, forwarding: judged } = await testFromServer();
	return judged
		? [ ...checks, forwarding( 'server-forwarding', judged, sidecarUrl ) ]
		: checks;
}

/** What both halves found in the same words is said once. */
function together( server: Finding[], browser: Finding[] ): Finding[] {
	const said = new Set( browser.map( ( { problem } ) => problem ) );
	return [
		...server.filter( ( { ok, problem } ) => ok || ! said.has( problem ) ),
		...browser,
	];
}
