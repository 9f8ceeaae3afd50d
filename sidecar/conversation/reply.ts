/** How the assistant's turn ends when it has an answer. */
import type { NewEvent, Source } from '../../protocol';
import type { Conversation, Flag, PersonWanted } from '../ports';
import { settingsOf, type Context } from './context';
import type { Plan } from './conversations';
import { promiseIn } from './escalation';
import { openHandoff, type Wish } from './handoff';
import { decideWith, entryOf, wishOf } from './listening';
import { assistantSays } from './words';

export interface Answer {
	text: string;
	sources?: Source[];
	/** What it was answered from, see `Piece`. */
	entries?: string[];
	/** It only says that nothing was found. */
	missed: boolean;
	/** A tool found that a person is needed. */
	person?: PersonWanted;
	flags?: Flag[];
}

/** As many as an answer quotes passages. */
const ENTRIES = 5;

/** The answer; and a person, where it is one too many of the same or there is none again. */
export async function planReply(
	context: Context,
	conversation: Conversation,
	turn: string,
	answer: Answer
): Promise< Plan > {
	const { text, sources, missed, person } = answer;
	const entries = answer.entries?.slice( 0, ENTRIES );
	if ( text.trim() === '' && person ) {
		const plan = await openHandoff(
			context,
			conversation,
			wishFor( person ),
			[]
		);
		return { ...plan, expect: { turn } };
	}
	const event = {
		...assistantSays( settingsOf( context ), context.newId(), text ),
		turn,
		...( sources?.length && { sources } ),
		...( entries?.length && { entries } ),
		...( missed && { missed } ),
	};
	const flags = ( answer.flags ?? [] ).map( ( flag ): NewEvent => ( {
		audience: 'agents',
		type: 'flag',
		message: event.id,
		...flag,
	} ) );
	const decision = await decideWith( context, conversation, {
		role: 'assistant',
		id: event.id,
		text,
		answered: ! missed,
		...entryOf( entries ),
	} );
	const wish = person
		? wishFor( person )
		: ( wishOf( decision ) ?? promised( text, event.id ) );
	if ( wish ) {
		// "I don't know" is not what comes before "let me connect you".
		const first = missed ? [] : [ event, ...flags ];
		const plan = await openHandoff( context, conversation, wish, first );
		return { ...plan, expect: { turn } };
	}
	return {
		operation: 'reply',
		expect: { turn },
		events: [ event, ...flags ],
		set: { turn: undefined },
	};
}

const wishFor = ( { trigger, why }: PersonWanted ): Wish => ( {
	trigger,
	evidence: [ { why: why.slice( 0, LONGEST_WHY ) } ],
} );

const LONGEST_WHY = 500;
const QUOTED = 160;

/** "I am transferring you" is kept, whoever says it. */
function promised( text: string, message: string ): Wish | undefined {
	const promise = promiseIn( text );
	return promise === undefined
		? undefined
		: {
				trigger: 'out_of_scope',
				evidence: [
					{
						message,
						why: `The assistant promised a person: “${ promise.slice(
							0,
							QUOTED
						) }”`,
					},
				],
			};
}
