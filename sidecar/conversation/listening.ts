/** What the escalation detector hears of a conversation, and what follows from its decision. */
import type { ConversationEvent, Evidence, ShopSettings } from '../../protocol';
import type { Conversation } from '../ports';
import { settingsOf, type Context } from './context';
import type { Decision, DetectionSettings, Exchange } from './escalation';
import type { Wish } from './handoff';
import { decideInTurns } from './judging';
import { recentEvents } from './recent';

/** What was said longer ago decides nothing. */
const EVENTS = 100;
/** So much of the customer's words, too: what is forgotten is judged again. */
const CHARACTERS = 48_000;

const known = new WeakMap< ShopSettings, DetectionSettings >();

export function detectionOf( settings: ShopSettings ): DetectionSettings {
	let found = known.get( settings );
	if ( ! found ) {
		found = {
			detection: settings.detection,
			agentNames: settings.agents.map( ( { name } ) => name ),
		};
		known.set( settings, found );
	}
	return found;
}

/** The customer's words and the assistant's answers; not what it announced. */
const exchangeOf = ( event: ConversationEvent ): Exchange[] => {
	if ( event.type !== 'message' || event.audience !== 'all' ) {
		return [];
	}
	const { id, text, from, turn, missed, entries } = event;
	if ( from.kind === 'customer' ) {
		return [ { role: 'user', id, text } ];
	}
	return from.kind === 'assistant' && turn !== undefined
		? [
				{
					role: 'assistant',
					id,
					text,
					answered: ! missed,
					...entryOf( entries ),
				},
			]
		: [];
};

/** Several questions answered at once are a question of their own. */
export const entryOf = ( entries: string[] | undefined ) =>
	entries?.length ? { entry: entries.join( '\n' ) } : {};

/** The newest of it, in which the customer wrote no more than is judged. */
export function newest( said: Exchange[] ): Exchange[] {
	let from = said.length;
	for ( let characters = 0; from > 0; from-- ) {
		const { role, text } = said[ from - 1 ]!;
		characters += role === 'user' ? text.length : 0;
		if ( characters > CHARACTERS ) {
			break;
		}
	}
	return said.slice( from );
}

/** On what was said since the last handoff ended, and this after it. */
export async function decideWith(
	context: Context,
	conversation: Conversation,
	next: Exchange
): Promise< Decision > {
	// What was said before an end is over.
	const log =
		conversation.status === 'closed'
			? []
			: await recentEvents( context, conversation, EVENTS );
	const said = log
		.filter( ( { seq } ) => seq > conversation.detectFrom )
		.flatMap( exchangeOf );
	return decideInTurns(
		{ messages: newest( [ ...said, next ] ) },
		detectionOf( settingsOf( context ) )
	);
}

/** Undefined where nothing calls for a person. */
export function wishOf( { triggers, evidence }: Decision ): Wish | undefined {
	const [ trigger ] = triggers;
	return trigger && { trigger, evidence: evidence.map( asEvidence ) };
}

export const asEvidence = ( {
	messageId,
	span: [ start, end ],
	why,
	trigger,
}: Decision[ 'evidence' ][ number ] ): Evidence => ( {
	message: messageId,
	start,
	end,
	why,
	trigger,
} );
