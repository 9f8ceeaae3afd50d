/** What is said leaves for a service outside only when the customer knows, or agreed. */
import type { EventOf, NewEvent } from '../../protocol';
import type { Conversation } from '../ports';
import { settingsOf, type Context } from './context';
import type { Conversations, Plan } from './conversations';
import { newTurn } from './unanswered';

type State = EventOf< 'model' >[ 'state' ];

/** Who does not choose is answered without it, and is not waited for again. */
export const CHOICE_MS = 20_000;

/** What has to happen before anything leaves. */
export type Standing = 'free' | 'to_tell' | 'to_ask' | 'refused';

export function standingOf(
	context: Context,
	{ model }: Pick< Conversation, 'model' >
): Standing {
	if ( ! context.assistant.outside ) {
		return 'free';
	}
	const state = model?.state;
	if ( state === 'agreed' || state === 'declined' ) {
		return state === 'agreed' ? 'free' : 'refused';
	}
	if ( settingsOf( context ).model.consent ) {
		return 'to_ask';
	}
	return state === 'told' ? 'free' : 'to_tell';
}

/** The notice, where one is due before these words are answered. */
export const noticeFor = (
	context: Context,
	conversation: Conversation
): Pick< Plan, 'events' | 'set' > =>
	standingOf( context, conversation ) === 'to_tell'
		? noted( context, 'told', settingsOf( context ).words.modelNotice )
		: { events: [], set: {} };

/**
 * Tells or asks what is due. Resolves to whether what was said may leave;
 * while the customer is asked, once it is clear that they do not choose for
 * now. A choice begins a new turn and ends this one.
 */
export async function tellWhatLeaves(
	conversations: Conversations,
	conversation: Conversation,
	signal: AbortSignal
): Promise< boolean > {
	const { context } = conversations;
	const now = await told( conversations, conversation );
	const standing = standingOf( context, now );
	if ( standing === 'to_ask' && now.model ) {
		const left = now.model.at + CHOICE_MS - context.clock.now();
		await pause( context, Math.min( left, CHOICE_MS ), signal );
	}
	return standing === 'free';
}

/** As it is once everything that is due was said. */
function told(
	conversations: Conversations,
	conversation: Conversation
): Promise< Conversation > {
	const { context } = conversations;
	const due = ( now: Conversation ): Plan | undefined => {
		if ( now.turn?.id !== conversation.turn?.id ) {
			return undefined;
		}
		const standing = standingOf( context, now );
		const { words } = settingsOf( context );
		if ( standing === 'to_tell' ) {
			return noted( context, 'told', words.modelNotice );
		}
		return standing === 'to_ask' && now.model?.state !== 'asked'
			? noted( context, 'asked', words.modelConsent )
			: undefined;
	};
	return due( conversation ) === undefined
		? Promise.resolve( conversation )
		: conversations.operate( conversation.id, due );
}

/** What is unanswered is answered anew, as they chose. */
export function planChoice(
	context: Context,
	conversation: Conversation,
	agreed: boolean
): Plan {
	const { events, set } = noted( context, agreed ? 'agreed' : 'declined' );
	return {
		operation: 'consent',
		events,
		set: {
			...set,
			...( conversation.turn && { turn: newTurn( context ) } ),
		},
	};
}

function noted(
	context: Context,
	state: State,
	line?: string
): Pick< Plan, 'events' | 'set' > {
	const event: NewEvent = {
		audience: 'all',
		type: 'model',
		state,
		...( line !== undefined && { line } ),
	};
	return {
		events: [ event ],
		set: { model: { state, at: context.clock.now() } },
	};
}

function pause(
	{ clock }: Context,
	ms: number,
	signal: AbortSignal
): Promise< void > {
	return new Promise( ( resolve ) => {
		if ( ms <= 0 || signal.aborted ) {
			resolve();
			return;
		}
		const end = () => {
			callOff();
			signal.removeEventListener( 'abort', end );
			resolve();
		};
		const callOff = clock.after( ms, end );
		signal.addEventListener( 'abort', end );
	} );
}
