/**
 * One question's exchange with the model: what it was told and called so far.
 * It outlives a failed request, so that nothing is looked up twice.
 */
import type OpenAI from 'openai';
import type {
	ChatCompletionCreateParamsStreaming,
	ChatCompletionMessageParam,
} from 'openai/resources/chat/completions';
import type { Clock, Missed, Passage, Piece, Question, Tools } from '../ports';
import type { InHand } from './about';
import { admitsNothing } from './admitting';
import type { Call } from './calls';
import { ModelProblem, neverAnswered, saysItCannot } from './failure';
import type { Masks } from './masking/masks';
import { promptFor } from './prompt';
import { unsupportedIn } from './promises';
import type { Spending, Usage } from './spending';
import {
	nothingHeard,
	streamOf,
	TOKENS_AT_MOST,
	tooSlow,
	type Heard,
	type Patience,
} from './stream';
import type { LimitName, TokenLimit } from './token-limit';
import { estimateTokens, MESSAGE_TOKENS } from './tokens';
import { CANNOT_ANSWER, toolsFor, ToolUse } from './tool-use';

/** So often it may look something up before it must answer. */
export const ROUNDS = 4;

/** The month's limit is reached, or nothing can be counted. */
export class NotNow extends Error {}

export interface TalkParts {
	client: OpenAI;
	model: string;
	tools: Tools;
	spending: Spending;
	limit: TokenLimit;
	clock: Clock;
	patience: Patience;
}

export class Talk {
	private readonly messages: ChatCompletionMessageParam[];
	private readonly passages: Passage[];
	private readonly used: ToolUse;
	private rounds = 0;
	/** Said, and not shown before it is known whether it is an answer. */
	private held = '';
	/** What the last request called the bound on its answer. */
	private limitName: LimitName = 'max_tokens';
	private renamed = false;

	/**
	 * @param parts
	 * @param question
	 * @param inHand
	 * @param masks
	 * @param plain    The server knows no tools.
	 */
	constructor(
		private readonly parts: TalkParts,
		private readonly question: Question,
		private readonly inHand: InHand,
		private readonly masks: Masks,
		private plain: boolean
	) {
		this.passages = [ ...inHand.own, ...inHand.before ];
		this.messages = promptFor( question, this.passages, masks );
		this.used = new ToolUse( parts.tools, question, masks );
	}

	/** The server refused what it was asked with tools, and may know none. */
	get isPlain(): boolean {
		return this.plain;
	}

	/**
	 * Goes on until there is an answer or a person is wanted. Throws
	 * `NotNow`, what the client throws, or `ModelProblem`.
	 */
	async *goOn( signal: AbortSignal ): AsyncGenerator< Piece > {
		const limit = new AbortController();
		const callOff = this.parts.clock.after( this.parts.patience.whole, () =>
			limit.abort( tooSlow() )
		);
		const both = AbortSignal.any( [ signal, limit.signal ] );
		try {
			yield* this.roundsWith( both );
		} catch ( error ) {
			throw limit.signal.aborted ? limit.signal.reason : error;
		} finally {
			callOff();
		}
	}

	private async *roundsWith( signal: AbortSignal ): AsyncGenerator< Piece > {
		for (;;) {
			const heard = nothingHeard();
			yield* this.ask( heard, signal );
			const calls = heard.calls.list();
			if ( calls.length === 0 || this.plain || this.rounds >= ROUNDS ) {
				yield this.last( heard );
				return;
			}
			this.rounds++;
			this.messages.push( {
				role: 'assistant',
				content: heard.said || null,
				tool_calls: calls.map( ( { id, name, input } ) => ( {
					id,
					type: 'function',
					function: { name, arguments: input || '{}' },
				} ) ),
			} );
			for ( const call of calls ) {
				this.messages.push( await this.used.call( call, signal ) );
				signal.throwIfAborted();
			}
			if ( this.used.person ) {
				yield { text: '', person: this.used.person };
				return;
			}
			if ( heard.said.trim() !== '' && calls.every( notesMiss ) ) {
				yield this.last( heard );
				return;
			}
			if ( heard.said !== '' ) {
				// "Let me look" is not what the answer begins with.
				yield { text: '', restart: true };
			}
		}
	}

	/** One answer of the model, counted. */
	private async *ask(
		heard: Heard,
		signal: AbortSignal
	): AsyncGenerator< Piece > {
		for (;;) {
			try {
				yield* this.request( heard, signal );
				return;
			} catch ( error ) {
				if ( ! this.givesWay( error ) ) {
					throw error;
				}
			}
		}
	}

	/** The server does not know all that it was asked with: it can be asked otherwise, once. */
	private givesWay( error: unknown ): boolean {
		const { limit } = this.parts;
		if ( ! this.renamed && limit.givesWay( this.limitName, error ) ) {
			this.renamed = true;
			return true;
		}
		if ( this.plain || ! saysItCannot( error ) || this.rounds > 0 ) {
			return false;
		}
		this.plain = true;
		return true;
	}

	private async *request(
		heard: Heard,
		signal: AbortSignal
	): AsyncGenerator< Piece > {
		const { client, spending, clock, patience } = this.parts;
		const params = this.params();
		const input =
			estimateTokens( JSON.stringify( params.tools ?? '' ) ) +
			this.messages.reduce(
				( sum, one ) =>
					sum +
					estimateTokens( JSON.stringify( one ) ) +
					MESSAGE_TOKENS,
				0
			);
		const { conversation, settings } = this.question;
		const counted = await spending
			.count( conversation, settings, { input, output: TOKENS_AT_MOST } )
			.catch( () => undefined );
		if ( ! counted ) {
			throw new NotNow();
		}
		const { push, end } = this.masks.restorer();
		let used: Usage | undefined;
		const hold = this.missed() !== undefined;
		this.held = '';
		try {
			for await ( const text of streamOf( client, params, heard, {
				clock,
				patience,
				signal,
			} ) ) {
				const shown = push( text );
				if ( hold ) {
					this.held += shown;
					// It is still typing.
					yield { text: '' };
				} else if ( shown !== '' ) {
					yield { text: shown };
				}
			}
			const rest = end();
			if ( hold ) {
				this.held += rest;
			} else if ( rest !== '' ) {
				yield { text: rest };
			}
		} catch ( error ) {
			used = neverAnswered( error ) ? { input: 0, output: 0 } : undefined;
			throw error;
		} finally {
			await counted.settle(
				used ?? heard.usage ?? estimated( input, heard )
			);
		}
	}

	private params(): ChatCompletionCreateParamsStreaming {
		this.limitName = this.parts.limit.name;
		return {
			model: this.parts.model,
			messages: this.messages,
			[ this.limitName ]: TOKENS_AT_MOST,
			stream: true,
			...( ! this.plain && {
				stream_options: { include_usage: true },
				tools: toolsFor( this.parts.tools ),
				...( this.rounds >= ROUNDS && {
					tool_choice: 'none' as const,
				} ),
			} ),
		};
	}

	/**
	 * Why there is no answer, also before anything is said.
	 * @param said By the model.
	 */
	private missed( said = '' ): Missed | undefined {
		switch ( this.used.found ) {
			case 'answer':
			case 'ask':
				return undefined;
			case 'unavailable':
			case 'unknown':
				return this.used.found;
			case 'nothing':
				return ! this.question.smallTalk &&
					( this.passages.length === 0 || admitsNothing( said ) )
					? 'unknown'
					: undefined;
		}
	}

	/** What ends the answer: where it is from, and what in it nobody told the model. */
	private last( { said }: Heard ): Piece {
		if ( said.trim() === '' ) {
			throw new ModelProblem( 'The model answered with nothing.', {
				kind: 'unreadable',
			} );
		}
		const { used, passages, question, inHand } = this;
		const spoken = inHand.own.length > 0 ? inHand.own : inHand.before;
		const missed = this.missed( said );
		const answered = used.found === 'answer';
		const sources = [
			...used.sources,
			...( answered
				? []
				: spoken.flatMap( ( { source } ) => source ?? [] ) ),
		];
		const flags = unsupportedIn( this.masks.restore( said ), {
			tools: used.told,
			pages: passages.map( ( { text } ) => text ),
			customer: question.history.flatMap( ( { by, text } ) =>
				by === 'customer' ? text : []
			),
		} );
		return {
			text: this.held,
			...( missed
				? { missed }
				: { sources: distinct( sources ).slice( 0, 3 ) } ),
			...( ! missed &&
				! answered &&
				spoken.length > 0 && {
					entries: spoken.slice( 0, 1 ).map( ( { entry } ) => entry ),
				} ),
			...( flags.length > 0 && { flags } ),
		};
	}
}

const estimated = ( input: number, { said, calls }: Heard ): Usage => ( {
	input,
	output: estimateTokens( said + JSON.stringify( calls.list() ) ),
} );

const notesMiss = ( { name }: Call ) => name === CANNOT_ANSWER;

const distinct = < T extends { url: string } >( sources: T[] ) => [
	...new Map( sources.map( ( one ) => [ one.url, one ] ) ).values(),
];
