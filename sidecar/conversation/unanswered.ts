/** What the customer said that nobody has answered yet. */
import type { ConversationEvent } from '../../protocol';
import type { Conversation, Turn } from '../ports';
import { settingsOf, type Context } from './context';
import { isTelling, isThanks } from './escalation';
import { detectionOf } from './listening';
import { recentEvents } from './recent';

/** The latest of them. */
const AT_MOST = 20;

/** An announcement or the text for when nobody is there answers nothing. */
const isAnswer = ( event: ConversationEvent ) =>
	event.type === 'message' &&
	( event.from.kind === 'agent' ||
		( event.from.kind === 'assistant' && event.turn !== undefined ) );

function sinceAnswer( log: ConversationEvent[] ): string[] {
	const answered = log.map( isAnswer ).lastIndexOf( true );
	return log
		.slice( answered + 1 )
		.flatMap( ( event ) =>
			event.type === 'message' && event.from.kind === 'customer'
				? [ event.text ]
				: []
		)
		.slice( -AT_MOST );
}

/** More than a greeting, thanks, or the wish for a person. */
function telling( context: Context, said: string[] ): string[] {
	const settings = detectionOf( settingsOf( context ) );
	return said.filter(
		( text ) =>
			! isThanks( text ) && isTelling( text.slice( 0, 1000 ), settings )
	);
}

/** What an answer is for now, oldest first. */
export function askedIn( context: Context, log: ConversationEvent[] ) {
	const said = sinceAnswer( log );
	const asked = telling( context, said );
	return asked.length > 0
		? { asked }
		: { asked: said.slice( -1 ), smallTalk: true };
}

/** The assistant has the conversation again: what was asked meanwhile is its. */
export async function turnForUnanswered(
	context: Context,
	conversation: Conversation
): Promise< { turn?: Turn } > {
	const log = await recentEvents( context, conversation );
	return telling( context, sinceAnswer( log ) ).length > 0
		? { turn: newTurn( context ) }
		: {};
}

export const newTurn = ( context: Context ): Turn => ( {
	id: context.newId(),
	startedAt: context.clock.now(),
	tries: 1,
} );
