/** A customer and an agent who talk with each other, and what is left of it in the end. */
import type { BrowserContext } from 'playwright-core';
import type { ConversationEvent } from '../../../protocol';
import { Agent } from '../../e2e/support/agent';
import { control } from '../../e2e/support/control';
import { Customer } from '../../e2e/support/customer';
import { world } from '../../e2e/support/world';
import { patientVisitor } from './patient-visitor';
import {
	eventually,
	inStore,
	onAgentScreen,
	onCustomerScreen,
} from './screens';
import { readStored } from './stored';

export interface Talk {
	/** What it began with: other drills on the same shop type the same words. */
	question: string;
	agent: Agent;
	/** Of one browser. */
	tabs: Customer[];
}

interface Around {
	/** One who is there already. */
	agent?: Agent;
	/** The customer's browser. */
	context?: BrowserContext;
	/** A tab on each. */
	pages?: string[];
}

/** @param question Asks for a person; no other conversation holds it. */
export async function beginTalk(
	question: string,
	around: Around = {}
): Promise< Talk > {
	const agent = around.agent ?? ( await agentArrives() );
	const context = around.context ?? ( await patientVisitor() );
	const { pages = [ '/' ] } = around;
	const tabs: Customer[] = [];
	for ( const page of pages ) {
		const tab = await Customer.enters( context, page );
		await tab.opens();
		if ( tabs.length === 0 ) {
			await tab.says( question );
			await agent.picks( 'Waiting', question );
			await agent.button( 'Accept' ).click();
			// The prepared opening is not what a drill is about.
			await eventually(
				async () => ( await agent.reply.inputValue() ) !== '',
				'the opening is put ready'
			);
		}
		await tab.sees( /has joined/ );
		tabs.push( tab );
	}
	return { question, agent, tabs };
}

/** Maya, at her desk. */
export async function agentArrives( desk?: BrowserContext ): Promise< Agent > {
	const [ maya ] = world.agents;
	return Agent.arrives( desk ?? ( await patientVisitor() ), maya! );
}

/** The stored events of the conversation in which this was said; undefined when it is nowhere. */
export async function eventsWith(
	text: string
): Promise< ConversationEvent[] | undefined > {
	const { data } = await control.where();
	return [ ...readStored( data ).events.values() ].find( ( events ) =>
		textsOf( events ).includes( text )
	);
}

export const textsOf = ( events: ConversationEvent[] ): string[] =>
	events.flatMap( ( event ) =>
		event.type === 'message' ? [ event.text ] : []
	);

export interface Outcome {
	typed: number;
	lost: number;
	doubled: number;
}

/**
 * Waits until all that was typed is stored, and fails unless it is there once,
 * in the order of its typing, and every screen shows what is stored, event for
 * event. Nobody pressed Enter twice: the typists press it once for each.
 * @param talk
 * @param typed By each typist.
 */
export async function agreed(
	talk: Talk,
	typed: string[][]
): Promise< Outcome > {
	const { question, agent, tabs } = talk;
	const all = typed.flat();
	let events: ConversationEvent[] = [];
	// Whoever typed too much in a minute waits for the next one (3.13); what could
	// not be stored was tried, and counts for its minute.
	await eventually(
		async () => {
			events = ( await eventsWith( question ) ) ?? [];
			const stored = new Set( textsOf( events ) );
			return all.every( ( text ) => stored.has( text ) );
		},
		'all that was typed is stored',
		150_000
	).catch( () => {
		// What differs is told below.
	} );
	const stored = textsOf( events );
	for ( const texts of typed ) {
		const mine = new Set( texts );
		expect( stored.filter( ( text ) => mine.has( text ) ) ).toEqual(
			texts
		);
	}
	await eventually(
		async () => {
			const shown = await Promise.all( tabs.map( onCustomerScreen ) );
			const desk = await onAgentScreen( agent );
			return (
				shown.every(
					( { length } ) => length === inStore( events ).length
				) && desk.length === inStore( events, 'agent' ).length
			);
		},
		'every screen is complete',
		10_000
	).catch( () => {} );
	for ( const tab of tabs ) {
		expect( await onCustomerScreen( tab ) ).toEqual( inStore( events ) );
	}
	expect( await onAgentScreen( agent ) ).toEqual(
		inStore( events, 'agent' )
	);
	return {
		typed: all.length,
		lost: all.filter( ( text ) => ! stored.includes( text ) ).length,
		doubled: stored.filter(
			( text, at ) =>
				all.includes( text ) && stored.indexOf( text ) !== at
		).length,
	};
}
