/** The sidecar is killed at random moments while everybody types, one of them by polling. */
import type { Page } from 'playwright-core';
import type { ConversationEvent } from '../../protocol';
import { control } from '../e2e/support/control';
import { Customer } from '../e2e/support/customer';
import { journey } from '../e2e/support/journey';
import { chanceOf, kills, spread, tell } from './support/drill';
import { eventually, inStore, onCustomerScreen } from './support/screens';
import { connected } from './support/connected';
import { patientVisitor } from './support/patient-visitor';
import { readStored } from './support/stored';
import { agreed, beginTalk, eventsWith, textsOf } from './support/talk';
import { startTypist } from './support/typist';
import { withoutWebSocket } from './support/without-websocket';

// Before the journey ends with everybody gone.
afterEach( () => control.restartSidecar() );
journey();

jest.setTimeout( 60_000 + kills * 15_000 );

/** An agent's grace outlasts a restart, as it does in a shop. */
const GRACE = { BATON_AGENT_GRACE_MS: '20000' };
/** Of a pause between two messages, ms. */
const PAUSE = 500;
/** A kill comes so long after everybody is back, at most, ms. */
const MOMENT = 900;
/** Of the kills that come before that: among hellos, logs and what waits in outboxes. */
const EARLY = 0.25;

beforeEach( () => control.restartSidecar( { env: GRACE } ) );

it( '1.3 1.4 4.3 nothing typed is lost or doubled, and every question is answered or handed off once', async () => {
	const random = chanceOf( 'kills' );
	const talk = await beginTalk( 'I want to talk to a real person', {
		pages: [ '/', '/shipping/' ],
	} );
	const { agent, tabs } = talk;
	const asker = await Customer.enters(
		await withoutWebSocket( await patientVisitor() )
	);
	await asker.opens();

	const typists = [
		...tabs.map( ( tab, index ) =>
			startTypist(
				`tab${ index + 1 } says`,
				( text ) => tab.says( text ),
				random,
				2 * PAUSE
			)
		),
		startTypist(
			'desk says',
			( text ) => agent.says( text ),
			random,
			PAUSE
		),
		startTypist(
			'Shipping question',
			( text ) => asks( asker, text ),
			random,
			PAUSE
		),
	];
	const everybody = [ ...tabs, asker, agent ].map( ( { page } ) => page );
	const times: number[] = [];
	const starts: number[] = [];
	let early = 0;
	for ( let kill = 0; kill < kills; kill++ ) {
		await new Promise( ( resolve ) =>
			setTimeout( resolve, random() * MOMENT )
		);
		const at = Date.now();
		await control.stopSidecar( 'SIGKILL' );
		const isEarly = random() < EARLY && kill < kills - 1;
		const back = isEarly
			? []
			: everybody.map( ( page ) => comesBack( page ) );
		const up = control.startSidecar( GRACE ).then( () => {
			starts.push( Date.now() - at );
		} );
		await Promise.all( [
			up,
			...back.map( async ( one ) => {
				await one;
				times.push( Date.now() - at );
			} ),
		] );
		early += isEarly ? 1 : 0;
	}
	await Promise.all( typists.map( ( typist ) => typist.stop() ) );

	const typed = typists.map( ( typist ) => typist.typed );
	const asked = typed[ 3 ]!;
	const outcome = await agreed( talk, typed.slice( 0, 3 ) );
	await eventually(
		async () => ( await eventsWith( asked.at( -1 )! ) ) !== undefined,
		'the last question is stored'
	);
	let events: ConversationEvent[] = [];
	await eventually( async () => {
		events = ( await eventsWith( asked.at( -1 )! ) )!;
		return (
			( await onCustomerScreen( asker ) ).length ===
			inStore( events ).length
		);
	}, 'the last answer is shown' );
	expect( await onCustomerScreen( asker ) ).toEqual( inStore( events ) );
	const questions = textsOf( events ).filter( ( text ) =>
		asked.includes( text )
	);
	expect( questions ).toEqual( asked );
	const became = outcomes( events );
	expect( became.filter( ( { wrong } ) => wrong ) ).toEqual( [] );
	const { data } = await control.where();
	expect( readStored( data ).unanswered ).toEqual( [] );

	tell( 'kills', {
		kills,
		early,
		typedTo: {
			agent: typed[ 0 ]!.length + typed[ 1 ]!.length,
			customer: typed[ 2 ]!.length,
			assistant: asked.length,
		},
		...outcome,
		typed: outcome.typed + asked.length,
		restartMs: spread( starts ),
		reconnectMs: spread( times ),
		answeredOnce: became.filter( ( { answers } ) => answers === 1 ).length,
		handedOff: became.filter( ( { handoffs } ) => handoffs > 0 ).length,
	} );
	await agent.closes();
} );

/** It loses the connection, if it has one, and finds another. */
async function comesBack( page: Page ): Promise< void > {
	await connected( page, false );
	await connected( page, true );
}

/** Asks, and waits for what comes of it: an answer, or a person, who is not waited for. */
async function asks( asker: Customer, question: string ): Promise< void > {
	// One that is still being written may be withdrawn by the next kill.
	const answer = asker.log
		.locator( 'article:not([aria-busy])' )
		.getByText( `The answer to “${ question }”` );
	await asker.says( question );
	for (;;) {
		const back = asker.button( 'Back to the assistant' );
		await answer.or( back ).first().waitFor( { timeout: 60_000 } );
		if ( await answer.isVisible() ) {
			return;
		}
		await goesBack( back, asker.page );
	}
}

async function goesBack(
	back: ReturnType< Customer[ 'button' ] >,
	page: Page
): Promise< void > {
	// A press that the kill swallows is made again by nobody: it waits in the outbox.
	await back.click();
	await back.waitFor( { state: 'hidden', timeout: 60_000 } );
	await page.waitForLoadState();
}

/** What became of each question, up to the next one. */
function outcomes( events: ConversationEvent[] ) {
	const found: Array< {
		question: string;
		answers: number;
		handoffs: number;
		wrong: boolean;
	} > = [];
	for ( const event of events ) {
		const last = found.at( -1 );
		if ( event.type === 'message' && event.from.kind === 'customer' ) {
			found.push( {
				question: event.text,
				answers: 0,
				handoffs: 0,
				wrong: true,
			} );
		} else if ( last ) {
			last.answers += event.type === 'message' && event.turn ? 1 : 0;
			last.handoffs +=
				event.type === 'handoff' && event.state === 'requested' ? 1 : 0;
			// Handed off and taken back, it is the assistant's again.
			last.wrong = last.answers !== 1 || last.handoffs > 1;
		}
	}
	return found;
}
