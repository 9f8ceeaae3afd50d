/** What a model's calls come to, and what it is told of them. */
import type {
	ChatCompletionMessageParam,
	ChatCompletionTool,
} from 'openai/resources/chat/completions';
import type { Source } from '../../protocol';
import type { PersonWanted, Question, ToolResult, Tools } from '../ports';
import { inputOf, type Call } from './calls';
import type { Masks } from './masking/masks';
import { cutToTokens } from './tokens';

/** Of one answer to a call, for the model. */
const RESULT_TOKENS = 1500;

export const REQUEST_PERSON = 'request_person';
export const CANNOT_ANSWER = 'cannot_answer';

const NOTED =
	'It is noted. Now say, in the language of the customer, that you do not know, and that they can ask for a person. Do not guess.';

const cannotAnswer: ChatCompletionTool = {
	type: 'function',
	function: {
		name: CANNOT_ANSWER,
		description:
			'Notes for the shop that neither its passages nor the other tools answer what the customer asks. Call it before you say that you do not know; not for greetings, thanks and small talk.',
		parameters: { type: 'object', properties: {} },
	},
};

const requestPerson: ChatCompletionTool = {
	type: 'function',
	function: {
		name: REQUEST_PERSON,
		description:
			'Hands the conversation to a person of the shop. Call it when the customer asks for a person, or needs something that you cannot do: a refund, a change of an order, a complaint.',
		parameters: {
			type: 'object',
			properties: {
				reason: {
					type: 'string',
					description:
						'For the person, in one sentence: what the customer needs.',
				},
			},
			required: [ 'reason' ],
		},
	},
};

/** Everything that may be called; a person can always be asked for. */
export function toolsFor( { descriptions }: Tools ): ChatCompletionTool[] {
	const own = descriptions.map( ( { name, description, parameters } ) => ( {
		type: 'function' as const,
		function: { name, description, parameters },
	} ) );
	const hasPerson = own.some(
		( { function: { name } } ) => name === REQUEST_PERSON
	);
	return [ ...own, cannotAnswer, ...( hasPerson ? [] : [ requestPerson ] ) ];
}

/**
 * What it came to so far: a tool knew something, asked the customer back, or
 * could not ask the shop; or the model found that it has no answer.
 */
export type Found = 'nothing' | 'answer' | 'ask' | 'unavailable' | 'unknown';

/** What the calls of an answer brought. */
export class ToolUse {
	readonly sources: Source[] = [];
	/** What the model was told, for checking what it makes of it. */
	readonly told: string[] = [];
	found: Found = 'nothing';
	person?: PersonWanted;

	constructor(
		private readonly tools: Tools,
		private readonly question: Question,
		private readonly masks: Masks
	) {}

	/** Calls one, and says what the model is told of it. */
	async call(
		call: Call,
		signal: AbortSignal
	): Promise< ChatCompletionMessageParam > {
		const content = cutToTokens(
			this.masks.mask(
				JSON.stringify(
					call.name === CANNOT_ANSWER
						? this.unanswered()
						: this.forModel( await this.resultOf( call, signal ) )
				)
			),
			RESULT_TOKENS
		);
		return { role: 'tool', tool_call_id: call.id, content };
	}

	private async resultOf(
		call: Call,
		signal: AbortSignal
	): Promise< ToolResult > {
		const input = inputOf( call, ( text ) => this.masks.reveal( text ) );
		if ( input === undefined ) {
			return {
				kind: 'wrong',
				field: 'arguments',
				message: 'must be a JSON object.',
			};
		}
		const known = this.tools.descriptions.some(
			( { name } ) => name === call.name
		);
		return call.name === REQUEST_PERSON && ! known
			? personFor( input, ( text ) => this.masks.restore( text ) )
			: this.tools.call( call.name, input, this.question, signal );
	}

	private unanswered() {
		this.found = 'unknown';
		return { noted: NOTED };
	}

	private forModel( result: ToolResult ): unknown {
		switch ( result.kind ) {
			case 'answer': {
				// Without words it found nothing.
				if ( result.text !== '' ) {
					this.found = 'answer';
				}
				this.sources.push( ...( result.sources ?? [] ) );
				const facts = JSON.stringify( result.facts ) ?? '';
				this.told.push( facts, result.text );
				// Nothing in a result is secret from this customer.
				this.masks.mayRead( facts );
				return { facts: result.facts };
			}
			case 'ask':
				this.found = this.found === 'answer' ? 'answer' : 'ask';
				this.masks.mayRead( result.text );
				return { ask_the_customer: result.text };
			case 'unavailable':
				this.found =
					this.found === 'nothing' ? 'unavailable' : this.found;
				this.masks.mayRead( result.text );
				return { unavailable: result.text };
			case 'wrong':
				return {
					error: { field: result.field, message: result.message },
				};
			case 'person':
				this.person ??= { trigger: result.trigger, why: result.why };
				return { handed_to_a_person: true };
		}
	}
}

function personFor(
	input: unknown,
	restore: ( text: string ) => string
): ToolResult {
	const { reason } = input as { reason?: unknown };
	if ( typeof reason !== 'string' || reason.trim() === '' ) {
		return {
			kind: 'wrong',
			field: 'reason',
			message: 'must say what the customer needs.',
		};
	}
	return {
		kind: 'person',
		trigger: 'out_of_scope',
		why: `The assistant asked for a person: “${ restore( reason ).slice( 0, 300 ) }”`,
	};
}
