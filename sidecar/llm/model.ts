/** The assistant with a model, streaming, with the shop's passages and tools in hand. */
import OpenAI from 'openai';
import {
	PlainError,
	type Assistant,
	type Clock,
	type Knowledge,
	type Log,
	type Metrics,
	type Piece,
	type Question,
	type Tools,
} from '../ports';
import { passagesFor } from './about';
import { failureOf, type Failure } from './failure';
import { Masks } from './masking/masks';
import { Rest } from './rest';
import type { Spending } from './spending';
import type { Patience } from './stream';
import { NotNow, Talk, type TalkParts } from './talk';
import { TokenLimit } from './token-limit';

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
	spending: Spending;
	/** Leaves of a card number what may be kept. */
	maskCards: ( text: string ) => string;
}

/** Two attempts and the quoting after them stay below TURN_MS of the turns. */
const PATIENCE: Patience = { first: 15_000, pause: 10_000, whole: 60_000 };
const ATTEMPTS = 2;
/** Who has waited longer than this (ms) is answered by quoting now. */
const AGAIN_WITHIN_MS = 10_000;
const PASSAGES = 5;
/** A server that knew no tools is asked without them for so long. */
const PLAIN_MS = 10 * 60_000;

export class ModelAssistant implements Assistant {
	readonly outside = true;
	private readonly parts: TalkParts;
	private readonly rest: Rest;
	private plainUntil = -Infinity;

	/**
	 * @param options
	 * @param knowledge
	 * @param tools
	 * @param fallback  Answers when the model does not, or must not be asked.
	 * @param around
	 */
	constructor(
		options: ModelOptions,
		private readonly knowledge: Knowledge,
		tools: Tools,
		private readonly fallback: Assistant,
		private readonly around: Around
	) {
		const client = new OpenAI( {
			apiKey: options.apiKey,
			...( options.baseUrl && { baseURL: options.baseUrl } ),
			// It would write requests with what customers said.
			logLevel: 'off',
			maxRetries: 0,
		} );
		this.parts = {
			client,
			model: options.name,
			tools,
			spending: around.spending,
			limit: new TokenLimit(),
			clock: around.clock,
			patience: { ...PATIENCE, ...options.patience },
		};
		this.rest = new Rest( around.clock );
	}

	/** Throws when the model is down and the shop's pages say nothing either. */
	async *answer(
		question: Question,
		signal: AbortSignal
	): AsyncIterable< Piece > {
		const withdrawal = new Withdrawal();
		const how = yield* this.byModel( question, signal, withdrawal );
		if ( how === 'answered' || signal.aborted ) {
			return;
		}
		for await ( const piece of this.fallback.answer( question, signal ) ) {
			if ( piece.missed && how === 'failed' ) {
				throw new PlainError(
					'The model does not answer, and nothing was found in the shop’s own pages.'
				);
			}
			yield withdrawal.before( piece );
		}
	}

	private async *byModel(
		question: Question,
		signal: AbortSignal,
		withdrawal: Withdrawal
	): AsyncGenerator< Piece, 'answered' | 'failed' | 'not_asked' > {
		if ( ! question.mayLeave ) {
			return 'not_asked';
		}
		if ( this.rest.resting ) {
			return 'failed';
		}
		const { clock, log, maskCards } = this.around;
		const { conversation, turn } = question;
		const talk = new Talk(
			this.parts,
			question,
			await passagesFor( this.knowledge, question, PASSAGES ),
			new Masks( conversation, maskCards ),
			clock.now() < this.plainUntil
		);
		for ( let attempt = 1, began = clock.now(); ; attempt++ ) {
			const failure = yield* this.attempt( talk, signal, withdrawal );
			if ( signal.aborted ) {
				return 'failed';
			}
			if ( failure === 'not_now' ) {
				return 'not_asked';
			}
			if ( ! failure ) {
				this.rest.answered();
				if ( talk.isPlain && clock.now() >= this.plainUntil ) {
					this.plainUntil = clock.now() + PLAIN_MS;
					log.warn(
						{},
						'the model knows no tools; it is asked without'
					);
				}
				return 'answered';
			}
			log.warn(
				{ conversation, turn, attempt, ...failure.call },
				'the model failed'
			);
			const late = clock.now() - began > AGAIN_WITHIN_MS;
			if ( attempt === ATTEMPTS || late || ! failure.again ) {
				this.leaveAlone( failure );
				return 'failed';
			}
		}
	}

	private async *attempt(
		talk: Talk,
		signal: AbortSignal,
		withdrawal: Withdrawal
	): AsyncGenerator< Piece, Failure | 'not_now' | undefined > {
		const from = performance.now();
		const end = ( outcome: Parameters< Metrics[ 'called' ] >[ 1 ] ) =>
			this.around.metrics.called(
				'model',
				outcome,
				performance.now() - from
			);
		try {
			for await ( const piece of talk.goOn( signal ) ) {
				if ( piece.restart ) {
					withdrawal.needed ||= withdrawal.said;
				} else {
					yield withdrawal.before( piece );
				}
			}
		} catch ( error ) {
			withdrawal.needed ||= withdrawal.said;
			if ( error instanceof NotNow ) {
				return 'not_now';
			}
			const failure = failureOf( error );
			end( signal.aborted ? 'aborted' : failure.call.kind );
			return failure;
		}
		end( 'ok' );
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
}

/** What was said before a failure counts no more: the next piece begins anew. */
class Withdrawal {
	/** Something is on the customer's screen. */
	said = false;
	needed = false;

	before( piece: Piece ): Piece {
		const begins = this.needed;
		this.needed = false;
		this.said = piece.text !== '' || ( this.said && ! begins );
		return begins ? { ...piece, restart: true } : piece;
	}
}
