/** What the assistant can look up or do for a customer, with a model and without. */
import type { ShopSettings, Source, Trigger } from '../../protocol';
import type { Question } from './assistant';

/** Who asks. Their token said so, never their words: no tool takes a customer's id. */
export interface Asking {
	conversation: string;
	/** The assistant's turn; what is taken up again after a crash counts once. */
	turn: string;
	visitor: string;
	/** The logged-in customer whose conversation it is; absent for a guest. */
	customer?: { id: string; name: string };
	settings: ShopSettings;
}

export interface PersonWanted {
	trigger: Trigger;
	/** For agents, as evidence. */
	why: string;
}

/** Nothing in it is secret from this customer; see `stripped` in `tools/`. */
export type ToolResult =
	/** `facts`: plain data for a model. `text`: the same in the shop's words. */
	| { kind: 'answer'; facts: unknown; text: string; sources?: Source[] }
	/** Only the customer can say what is missing; `text` asks them. */
	| { kind: 'ask'; text: string }
	/** The turn ends in a handoff, whatever a model says. */
	| ( { kind: 'person' } & PersonWanted )
	/** The shop is slow or down; `text` says so and offers a person. */
	| { kind: 'unavailable'; text: string }
	/** A model's arguments that do not fit: for the model alone. */
	| { kind: 'wrong'; field: string; message: string };

/** As a model is told of it. */
export interface ToolDescription {
	/** snake_case */
	name: string;
	description: string;
	/** JSON schema of an object. */
	parameters: Record< string, unknown >;
}

export interface Tool extends ToolDescription {
	/**
	 * For the assistant without a model: what it would be called with, where it
	 * is what is asked for.
	 */
	hears: (
		question: Question
	) => unknown | undefined | Promise< unknown | undefined >;
	/** `input` is decoded here; what does not fit is `wrong`. */
	call: (
		input: unknown,
		asking: Asking,
		signal: AbortSignal
	) => Promise< ToolResult >;
}

export interface Tools {
	readonly descriptions: readonly ToolDescription[];
	/**
	 * Never throws and always ends in time: what fails is `unavailable`, an
	 * unknown name is `wrong`.
	 */
	call: (
		name: string,
		input: unknown,
		asking: Asking,
		signal: AbortSignal
	) => Promise< ToolResult >;
	/** Undefined where no tool hears its question. */
	answer: (
		question: Question,
		signal: AbortSignal
	) => Promise< ToolResult | undefined >;
}

/** Where there is nothing to look up in. */
export const noTools: Tools = {
	descriptions: [],
	call: async ( name ) => ( {
		kind: 'wrong',
		field: 'name',
		message: `There is no tool “${ name.slice( 0, 64 ) }”.`,
	} ),
	answer: async () => undefined,
};
