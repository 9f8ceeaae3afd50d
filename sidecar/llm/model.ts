/** The assistant with a model, streaming, with the shop's passages in hand. */
import OpenAI from 'openai';
import type {
	Assistant,
	Clock,
	Knowledge,
	Log,
	Metrics,
	Passage,
	Piece,
	Question,
} from '../ports';
import { failureOf, ModelProblem } from './failure';
import { promptFor } from './prompt';

export interface ModelOptions {
	apiKey: string;
	baseUrl?: string;
	name: string;
	/** For one attempt, in ms. */
	limitMs?: number;
}

export interface Around {
	clock: Clock;
	log: Log;
	metrics: Pick< Metrics, 'called' >;
}

const LIMIT_MS = 30_000;
const ATTEMPTS = 2;
const PASSAGES = 5;
/** What a customer wants to read in one go. */
const TOKENS_AT_MOST = 800;

export class ModelAssistant implements Assistant {
	private readonly client: OpenAI;

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
	}

	async *answer(
		question: Question,
		signal: AbortSignal
	): AsyncIterable< Piece > {
		const passages = await this.knowledge.search(
			aboutWhat( question ),
			PASSAGES
		);
		let spoken = false;
		for ( let attempt = 1; attempt <= ATTEMPTS; attempt++ ) {
			const from = performance.now();
			const end = ( outcome: Parameters< Metrics[ 'called' ] >[ 1 ] ) =>
				this.around.metrics.called(
					'model',
					outcome,
					performance.now() - from
				);
			try {
				let said = '';
				for await ( const text of this.stream(
					question,
					passages,
					signal
				) ) {
					yield {
						text,
						...( said === '' && spoken && { restart: true } ),
					};
					said += text;
					spoken = true;
				}
				if ( said.trim() !== '' ) {
					end( 'ok' );
					yield { text: '', sources: sourcesOf( passages ) };
					return;
				}
				throw new ModelProblem( 'The model answered with nothing.', {
					kind: 'unreadable',
				} );
			} catch ( error ) {
				if ( signal.aborted ) {
					end( 'aborted' );
					return;
				}
				const failure = failureOf( error );
				end( failure.kind );
				this.around.log.warn(
					{
						conversation: question.conversation,
						attempt,
						...failure,
					},
					'the model failed'
				);
			}
		}
		let first = spoken;
		for await ( const piece of this.fallback.answer( question, signal ) ) {
			yield { ...piece, ...( first && { restart: true } ) };
			first = false;
		}
	}

	private async *stream(
		question: Question,
		passages: Passage[],
		signal: AbortSignal
	): AsyncIterable< string > {
		const limit = new AbortController();
		const callOff = this.around.clock.after(
			this.options.limitMs ?? LIMIT_MS,
			() =>
				limit.abort(
					new ModelProblem( 'The model took too long.', {
						kind: 'slow',
					} )
				)
		);
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
		}
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

const sourcesOf = ( passages: Passage[] ) =>
	[
		...new Map(
			passages.map( ( one ) => [ one.source.url, one.source ] )
		).values(),
	].slice( 0, 3 );
