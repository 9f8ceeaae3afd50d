import { useState } from '@wordpress/element';
import { problemOf } from '../common/problem';
import { testFromServer } from './api';
import type { Check } from './browser-checks';
import { testFromBrowser } from './browser-probe';

export type TestRun =
	| { state: 'idle' }
	| { state: 'running' }
	| { state: 'done'; checks: Check[] };

/** Both halves at once; a half that cannot run is a finding of its own. */
export function useConnectionTest( sidecarUrl: string ) {
	const [ run, setRun ] = useState< TestRun >( { state: 'idle' } );
	const start = async () => {
		setRun( { state: 'running' } );
		const [ server, browser ] = await Promise.all( [
			testFromServer().catch( ( error ): Check[] => [
				{ name: 'rest', ok: false, problem: problemOf( error ) },
			] ),
			sidecarUrl === '' ? [] : testFromBrowser( sidecarUrl ),
		] );
		setRun( { state: 'done', checks: [ ...server, ...browser ] } );
	};
	return { run, start };
}
