/** The assistant with a model, streaming, with the shop's passages in hand. */
import OpenAI from 'openai';
import {
	PlainError,
	type Assistant,
	type Clock,
	type Knowledge,
	type Log,
	type Metrics,
	type Passage,
	type Piece,
	type Question,
} from '../ports';
import { failureOf, ModelProblem, type Failure } from './failure';
import { promptFor } from './prompt';
import { Rest } from './rest';

/** How long the model is waited for, in ms. */
export interface Patience {
	/** For the first word. */
	first: number;
	/** Between two. */
	pause: number;
	/** For all of one answer. */
	whole: number;
}

export interface ModelOptions {
	apiKey: string;
	baseUrl?: string;
	name: string;
	patience?: Partial< Patience >;
}

export interface Around {
	clock: Clock;
	log: Log;
	metrics: Pick< Metrics, 'called' >;
}

/** Two attempts and the quoting after them stay below TURN_MS of the turns. */
const PATIENCE: Patience = { first: 15_000, pause: 10_000, whole: 60_000 };
const ATTEMPTS = 2;
/** Who has waited longer than this (ms) is answered by quoting now. */
const AGAIN_WITHIN_MS = 10_000;
const PASSAGES = 5;
/** What a customer wants to read in one go. */
const TOKENS_AT_MOST = 800;

export class ModelAssistant implements Assistant {
	private readonly client: OpenAI;
	private readonly patience: Patience;
	private readonly rest: Rest;

	/**
	 * @param options
	 * @param knowledge
	 * @param fallback  Answers when the model does not.
	 * @param around
	 */
	constructor(
		private readonly options: ModelOptions,
		private readonly knowledge: Knowledge,
		private readonly fallback: Assistant,
		private readonly around: Around
	) {
		this.client = new OpenAI( {
			apiKey: options.apiKey,
			...( options.baseUrl && { baseURL: options.baseUrl } ),
			// It would write requests with what customers said.
			logLevel: 'off',
			maxRetries: 0,
		} );
		this.patience = { ...PATIENCE, ...options.patience };
		this.rest = new Rest( around.clock );
	}

	/** Throws when the model is down and the shop's pages say nothing either. */
	async *answer(
		question: Question,
		signal: AbortSignal
	): AsyncIterable< Piece > {
		const withdrawal = new Withdrawal();
		const answered = yield* this.byModel( question, signal, withdrawal );
		if ( answered || signal.aborted ) {
			return;
		}
		for await ( const piece of this.fallback.answer( question, signal ) ) {
			if ( piece.missed ) {
				throw new PlainError(
					'The model does not answer, and nothing was found in the shop’s own pages.'
				);
			}
			yield withdrawal.before( piece );
		}
	}

	/** True once the model has answered. */
	private async *byModel(
		question: Question,
		signal: AbortSignal,
		withdrawal: Withdrawal
	): AsyncGenerator< Piece, boolean > {
		if ( this.rest.resting ) {
			return false;
		}
		const passages = await this.knowledge.search(
			aboutWhat( question ),
			PASSAGES
		);
		for ( let attempt = 1, began = this.around.clock.now(); ; attempt++ ) {
			const failure = yield* this.attempt(
				question,
				passages,
				signal,
				withdrawal
			);
			if ( signal.aborted ) {
				return false;
			}
			if ( ! failure ) {
				this.rest.answered();
				return true;
			}
			this.around.log.warn(
				{
					conversation: question.conversation,
					attempt,
					...failure.call,
				},
				'the model failed'
			);
			const late = this.around.clock.now() - began > AGAIN_WITHIN_MS;
			if ( attempt === ATTEMPTS || late || ! failure.again ) {
				this.leaveAlone( failure );
				return false;
			}
		}
	}

	private async *attempt(
		question: Question,
		passages: Passage[],
		signal: AbortSignal,
		withdrawal: Withdrawal
	): AsyncGenerator< Piece, Failure | undefined > {
		const from = performance.now();
		const end = ( outcome: Parameters< Metrics[ 'called' ] >[ 1 ] ) =>
			this.around.metrics.called(
				'model',
				outcome,
				performance.now() - from
			);
		let said = '';
		try {
			for await ( const text of this.stream(
				question,
				passages,
				signal
			) ) {
				yield withdrawal.before( { text } );
				said += text;
			}
			if ( said.trim() === '' ) {
				throw new ModelProblem( 'The model answered with nothing.', {
					kind: 'unreadable',
				} );
			}
		} catch ( error ) {
			withdrawal.needed ||= said !== '';
			const failure = failureOf( error );
			end( signal.aborted ? 'aborted' : failure.call.kind );
			return failure;
		}
		end( 'ok' );
		yield {
			text: '',
			sources: sourcesOf( passages ),
			entries: entriesOf( passages ),
		};
		return undefined;
	}

	private leaveAlone( { restMs }: Failure ): void {
		const rest = this.rest.failed( restMs );
		if ( rest > 0 ) {
			this.around.log.warn(
				{ seconds: Math.round( rest / 1000 ) },
				'the model is left alone; answers are quoted meanwhile'
			);
		}
	}

	private async *stream(
		question: Question,
		passages: Passage[],
		signal: AbortSignal
	): AsyncIterable< string > {
		const limit = new AbortController();
		const giveUpAfter = ( ms: number ) =>
			this.around.clock.after( ms, () =>
				limit.abort(
					new ModelProblem( 'The model took too long.', {
						kind: 'slow',
					} )
				)
			);
		const { first, pause, whole } = this.patience;
		const callOff = giveUpAfter( whole );
		let callOffNext = giveUpAfter( first );
		try {
			const both = AbortSignal.any( [ signal, limit.signal ] );
			const stream = await this.client.chat.completions.create(
				{
					model: this.options.name,
					messages: promptFor( question, passages ),
					max_tokens: TOKENS_AT_MOST,
					stream: true,
				},
				{ signal: both }
			);
			let finished = false;
			for await ( const chunk of stream ) {
				const choice = chunk.choices[ 0 ];
				if ( choice?.delta?.content ) {
					callOffNext();
					callOffNext = giveUpAfter( pause );
					yield choice.delta.content;
				}
				finished ||= Boolean( choice?.finish_reason );
			}
			// The client ends a cut or aborted stream as if it were whole.
			if ( both.aborted || ! finished ) {
				throw new ModelProblem( 'The stream broke off.', {
					kind: 'failed',
				} );
			}
		} catch ( error ) {
			throw limit.signal.aborted ? limit.signal.reason : error;
		} finally {
			callOff();
			callOffNext();
		}
	}
}

/** What was said before a failure counts no more: the next piece begins anew. */
class Withdrawal {
	needed = false;

	before( piece: Piece ): Piece {
		const begins = this.needed;
		this.needed = false;
		return begins ? { ...piece, restart: true } : piece;
	}
}

/** "And to Norway?" is about what was asked before. */
function aboutWhat( { history, asked: now }: Question ): string {
	if ( now.length > 1 ) {
		return now.join( ' ' );
	}
	const asked = history.filter( ( { by } ) => by === 'customer' );
	const last = asked.at( -1 )?.text ?? '';
	return last.length < 40
		? asked
				.slice( -2 )
				.map( ( { text } ) => text )
				.join( ' ' )
		: last;
}

/** What it had in hand; the best is what it most likely answered from. */
const entriesOf = ( passages: Passage[] ) =>
	passages.slice( 0, 1 ).map( ( { entry } ) => entry );

const sourcesOf = ( passages: Passage[] ) =>
	[
		...new Map(
			passages.flatMap( ( { source } ) =>
				source ? [ [ source.url, source ] ] : []
			)
		).values(),
	].slice( 0, 3 );
