/** The sidecar is killed at random moments while everybody types. */
import type { Page } from 'playwright-core';
import type { ConversationEvent } from '../../protocol';
import { Agent } from '../e2e/support/agent';
import { control } from '../e2e/support/control';
import { Customer } from '../e2e/support/customer';
import { journey } from '../e2e/support/journey';
import { world } from '../e2e/support/world';
import { chance, kills, spread, tell } from './support/drill';
import {
	eventually,
	inStore,
	onAgentScreen,
	onCustomerScreen,
} from './support/screens';
import { connected } from './support/connected';
import { patientVisitor } from './support/patient-visitor';
import { readStored } from './support/stored';
import { startTypist } from './support/typist';

// Before the journey ends with everybody gone.
afterEach( () => control.restartSidecar() );
journey();

const [ maya ] = world.agents;
if ( ! maya ) {
	throw new Error( 'The demo shop has agents.' );
}

jest.setTimeout( 60_000 + kills * 15_000 );

/** An agent's grace outlasts a restart, as it does in a shop. */
const GRACE = { BATON_AGENT_GRACE_MS: '20000' };
/** Of a pause between two messages, ms. */
const PAUSE = 500;
/** A kill comes so long after everybody is back, at most, ms. */
const MOMENT = 900;

beforeEach( () => control.restartSidecar( { env: GRACE } ) );

it( '1.3 1.4 4.3 nothing typed is lost or doubled, and every question is answered or handed off once', async () => {
	const random = chance( 'kills' );
	const agent = await Agent.arrives( await patientVisitor(), maya );
	const context = await patientVisitor();
	const tabs = [ await Customer.enters( context ) ];
	const [ first ] = tabs as [ Customer ];
	await first.opens();
	await first.says( 'I want to talk to a real person' );
	await agent.picks( 'Waiting', 'real person' );
	await agent.button( 'Accept' ).click();
	await first.sees( /has joined/ );
	// The prepared opening is not what this is about.
	await eventually(
		async () => ( await agent.reply.inputValue() ) !== '',
		'the opening is put ready'
	);
	tabs.push( await Customer.enters( context, '/shipping/' ) );
	const second = tabs[ 1 ]!;
	await second.opens();
	await second.sees( /has joined/ );

	const asker = await Customer.enters( await patientVisitor() );
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
			'Question',
			( text ) => asks( asker, text ),
			random,
			PAUSE
		),
	];
	const everybody = [ ...tabs, asker, agent ].map( ( { page } ) => page );
	const times: number[] = [];
	const starts: number[] = [];
	for ( let kill = 0; kill < kills; kill++ ) {
		await new Promise( ( resolve ) =>
			setTimeout( resolve, random() * MOMENT )
		);
		const at = Date.now();
		await control.stopSidecar( 'SIGKILL' );
		const back = everybody.map( async ( page ) => {
			await connected( page, false );
			await connected( page, true );
			times.push( Date.now() - at );
		} );
		const up = control.startSidecar( GRACE ).then( () => {
			starts.push( Date.now() - at );
		} );
		await Promise.all( [ up, ...back ] );
	}
	await Promise.all( typists.map( ( typist ) => typist.stop() ) );

	const typed = typists.map( ( typist ) => typist.typed );
	const { data } = await control.where();
	const said = ( text: string ) => {
		for ( const [ conversation, events ] of readStored( data ).events ) {
			if ( messages( events ).some( ( event ) => event.text === text ) ) {
				return { conversation, events };
			}
		}
		return undefined;
	};
	const lastOfAll = typed.map( ( texts ) => texts.at( -1 )! );
	await eventually(
		async () => lastOfAll.every( ( text ) => said( text ) ),
		'all that was typed is stored'
	);
	const talk = said( lastOfAll[ 0 ]! )!;
	const questions = said( lastOfAll[ 3 ]! )!;
	await eventually(
		async () =>
			( await onCustomerScreen( asker ) ).length ===
			inStore( questions.events ).length,
		'the last answer is shown'
	);

	// Each screen shows what is on the disk, in its order.
	await eventually(
		async () => {
			const counts = await Promise.all( [
				...tabs.map( onCustomerScreen ),
				onAgentScreen( agent ),
			] );
			return counts.every(
				( { length } ) => length === inStore( talk.events ).length
			);
		},
		'every screen is complete',
		10_000
	).catch( () => {
		// What differs is told below.
	} );
	for ( const tab of tabs ) {
		expect( await onCustomerScreen( tab ) ).toEqual(
			inStore( talk.events )
		);
	}
	expect( await onAgentScreen( agent ) ).toEqual( inStore( talk.events ) );
	expect( await onCustomerScreen( asker ) ).toEqual(
		inStore( questions.events )
	);

	// All that was typed is there, once, in the order of its typing.
	const stored = [ talk, talk, talk, questions ].map( ( { events } ) =>
		messages( events ).map( ( { text } ) => text )
	);
	typed.forEach( ( texts, index ) => {
		const mine = new Set( texts );
		expect(
			stored[ index ]!.filter( ( text ) => mine.has( text ) )
		).toEqual( texts );
	} );
	const outcome = outcomes( questions.events );
	expect( outcome.filter( ( { wrong } ) => wrong ) ).toEqual( [] );
	expect( readStored( data ).unanswered ).toEqual( [] );

	const all = typed.flat();
	const shown = new Set( [ ...stored[ 0 ]!, ...stored[ 3 ]! ] );
	tell( 'kills', {
		kills,
		typed: {
			customer: typed[ 0 ]!.length + typed[ 1 ]!.length,
			agent: typed[ 2 ]!.length,
			toAssistant: typed[ 3 ]!.length,
		},
		shown: all.filter( ( text ) => shown.has( text ) ).length,
		lost: all.filter( ( text ) => ! shown.has( text ) ).length,
		doubled: [ ...stored[ 0 ]!, ...stored[ 3 ]! ].filter(
			( text, index, list ) =>
				all.includes( text ) && list.indexOf( text ) !== index
		).length,
		enterRepeated: 0,
		restartMs: spread( starts ),
		reconnectMs: spread( times ),
		answeredOnce: outcome.filter( ( { answers } ) => answers === 1 ).length,
		handedOff: outcome.filter( ( { handoffs } ) => handoffs > 0 ).length,
	} );
	await agent.closes();
} );

const messages = ( events: ConversationEvent[] ) =>
	events.flatMap( ( event ) =>
		event.type === 'message' ? [ event ] : []
	);

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
