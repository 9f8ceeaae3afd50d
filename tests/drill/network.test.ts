/** The network tears, goes deaf and freezes while both sides type. */
import type { Page } from 'playwright-core';
import { control } from '../e2e/support/control';
import { journey } from '../e2e/support/journey';
import { world } from '../e2e/support/world';
import {
	startTcpProxy,
	type ProxyMode,
	type TcpProxy,
} from '../support/tcp-proxy';
import { connected } from './support/connected';
import { chanceOf, isLong, spread, tell } from './support/drill';
import { hastyTimers } from './support/hasty-timers';
import { patientVisitor } from './support/patient-visitor';
import { eventually } from './support/screens';
import { agentArrives, agreed, beginTalk } from './support/talk';
import { startTypist } from './support/typist';

/** In the tests a minute is a fifth of one. */
const HASTE = isLong ? 1 : 5;
const MINUTE = 60_000 / HASTE;
const ROUNDS = isLong ? 3 : 1;
/** Of these in each round. */
const TEARS = isLong ? 10 : 2;
/** Of a pause between two messages, ms: fewer than 60 in a minute, also after a minute of silence. */
const PAUSE = isLong ? 7_000 : 1_500;
/** Until somebody says something, then 2.8: 5 s for an answer, 10 s for a pong; and what a busy machine adds. */
const TRUTH_MS = PAUSE + 15_000 / HASTE + 5_000;
/** Longer than a minute: the agent who is cut off keeps the conversation. */
const GRACE = { BATON_AGENT_GRACE_MS: '90000' };

jest.setTimeout( 120_000 + ROUNDS * 400_000 );

/** Each side has a network of its own. */
const networks: TcpProxy[] = [];
beforeAll( async () => {
	await control.restartSidecar( { env: GRACE } );
	for ( let side = 0; side < 2; side++ ) {
		networks.push( await startTcpProxy( { target: world.sidecarUrl } ) );
	}
} );
afterAll( async () => {
	await control.sidecarAt();
	await Promise.all( networks.map( ( network ) => network.stop() ) );
} );
// Before the journey ends with everybody gone.
afterEach( () => control.restartSidecar() );
journey();

interface Side {
	network: TcpProxy;
	pages: Page[];
}

const pageOf = ( { page }: { page: Page } ) => page;

it( '1.3 1.4 2.8 3.2 torn, deaf or frozen: each side is told that it is cut off, and nothing typed is lost or doubled', async () => {
	const random = chanceOf( 'network' );
	const [ theirs, ours ] = networks as [ TcpProxy, TcpProxy ];
	const browser = async () => hastyTimers( await patientVisitor(), HASTE );
	await control.sidecarAt( ours.url );
	const arrived = await agentArrives( await browser() );
	await control.sidecarAt( theirs.url );
	const talk = await beginTalk(
		'A person please, my train has bad reception',
		{
			agent: arrived,
			context: await browser(),
			pages: [ '/', '/shipping/' ],
		}
	);
	const { agent, tabs } = talk;
	const customer = { network: theirs, pages: tabs.map( pageOf ) };
	const desk = { network: ours, pages: [ agent.page ] };
	const typists = [ ...tabs, agent ].map( ( one, index ) =>
		startTypist(
			[ 'tab1 says', 'tab2 says', 'desk says' ][ index ]!,
			( text ) => one.says( text ),
			random,
			PAUSE
		)
	);
	const told: number[] = [];
	const back: number[] = [];
	const each = ( wanted: boolean, times: number[], sides: Side[] ) => {
		const from = Date.now();
		return Promise.all(
			sides
				.flatMap( ( { pages } ) => pages )
				.map( async ( page ) => {
					await connected( page, wanted );
					times.push( Date.now() - from );
				} )
		);
	};
	const tear = async ( { network, pages }: Side ) => {
		const { accepted } = network;
		network.tear();
		// The way back may be too short to be seen by whoever looks.
		await eventually(
			async () => network.accepted >= accepted + pages.length,
			'everybody connects again'
		);
	};
	/** Until all of them were told, and for so long; then the network is well. */
	const cutOff = async ( mode: ProxyMode, sides: Side[], atLeast = 0 ) => {
		sides.forEach( ( { network } ) => network.setMode( mode ) );
		await Promise.all( [
			each( false, told, sides ),
			new Promise( ( resolve ) => setTimeout( resolve, atLeast ) ),
		] );
		sides.forEach( ( { network } ) => network.setMode( 'forward' ) );
		await each( true, back, sides );
	};

	for ( let round = 0; round < ROUNDS; round++ ) {
		for ( let count = 0; count < TEARS; count++ ) {
			await new Promise( ( resolve ) =>
				setTimeout( resolve, random() * PAUSE )
			);
			await Promise.all( [ customer, desk ].map( tear ) );
			await each( true, back, [ customer, desk ] );
		}
		await cutOff( 'half-open', [ customer, desk ] );
		// The other side goes on writing to whoever is not heard any more.
		await cutOff( 'half-open-up', [ customer ] );
		await cutOff( 'half-open-down', [ desk ] );
		await cutOff( 'freeze', [ customer, desk ], MINUTE );
	}
	await Promise.all( typists.map( ( typist ) => typist.stop() ) );

	const outcome = await agreed(
		talk,
		typists.map( ( { typed } ) => typed )
	);
	tell( 'network', {
		rounds: ROUNDS,
		tears: ROUNDS * TEARS,
		halfOpen: ROUNDS * 3,
		frozen: ROUNDS,
		frozenMs: MINUTE,
		...outcome,
		toldMs: spread( told ),
		reconnectMs: spread( back ),
	} );
	expect( Math.max( ...told ) ).toBeLessThan( TRUTH_MS );
	await agent.closes();
} );
