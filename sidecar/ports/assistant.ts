/** Who answers while no person does. */
import type { EventOf, Source } from '../../protocol';
import type { Asking, PersonWanted } from './tool';

export interface Said {
	by: 'customer' | 'assistant' | 'agent';
	text: string;
}

export interface Question extends Asking {
	/** What was said so far; the customer's unanswered words are last. */
	history: Said[];
	/** What is to be answered now, oldest first: said since the last answer. */
	asked: string[];
	/** What was said may go to a service outside: the customer knows, or agreed. Absent: it may not. */
	mayLeave?: boolean;
	/** Nothing in it could be looked up: a greeting, thanks, “can you help me?”. */
	smallTalk?: boolean;
}

/** Why there is no answer: nobody said it, or the shop did not when it was asked. */
export type Missed = 'unknown' | 'unavailable';

/** What an answer promises and nothing that the assistant was told supports. */
export type Flag = Pick< EventOf< 'flag' >, 'what' | 'said' >;

export interface Piece {
	text: string;
	sources?: Source[];
	/** Of the knowledge, what it was answered from: `Passage.entry`, the most important first. */
	entries?: string[];
	/** What came before in this turn is withdrawn; the answer begins again. */
	restart?: boolean;
	/** It only says that there is no answer. */
	missed?: Missed;
	/** For agents. */
	flags?: Flag[];
	/** A person takes over: the turn ends in a handoff, after what was said. */
	person?: PersonWanted;
}

export interface Assistant {
	/** What is said goes to a service outside, where it may. */
	readonly outside?: boolean;
	/**
	 * The answer in pieces. Throws when there is none; ends early when the
	 * signal aborts.
	 */
	answer: (
		question: Question,
		signal: AbortSignal
	) => AsyncIterable< Piece >;
}
