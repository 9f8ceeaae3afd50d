/** Who answers while no person does. */
import type { ShopSettings, Source } from '../../protocol';

export interface Said {
	by: 'customer' | 'assistant' | 'agent';
	text: string;
}

export interface Question {
	conversation: string;
	/** What was said so far; the customer's unanswered words are last. */
	history: Said[];
	/** What is to be answered now, oldest first: said since the last answer. */
	asked: string[];
	settings: ShopSettings;
}

export interface Piece {
	text: string;
	sources?: Source[];
	/** Of the knowledge, what it was answered from: `Passage.entry`, the most important first. */
	entries?: string[];
	/** What came before in this turn is withdrawn; the answer begins again. */
	restart?: boolean;
	/** It only says that nothing was found. */
	missed?: boolean;
}

export interface Assistant {
	/**
	 * The answer in pieces. Throws when there is none; ends early when the
	 * signal aborts.
	 */
	answer: (
		question: Question,
		signal: AbortSignal
	) => AsyncIterable< Piece >;
}
