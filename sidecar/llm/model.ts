/** The assistant with a model, streaming, with the shop's passages in hand. */
import OpenAI from 'openai';
import type {
	Assistant,
	Clock,
	Knowledge,
	Log,
	Passage,
	Piece,
	Question,
} from '../ports';
import { promptFor } from './prompt';

export interface ModelOptions {
	apiKey: string;
	baseUrl?: string;
	name: string;
	/** For one attempt, in ms. */
	limitMs?: number;
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
	 * @param clock
	 * @param log
	 */
	constructor(
		private readonly options: ModelOptions,
		private readonly knowledge: Knowledge,
		private readonly fallback: Assistant,
		private readonly clock: Clock,
		private readonly log: Log
	) {
		this.client = new OpenAI( {
			apiKey: options.apiKey,
			...( options.baseUrl && { baseURL: options.baseUrl } ),
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
					yield { text: '', sources: sourcesOf( passages ) };
					return;
				}
				throw new Error( 'The model answered with nothing.' );
			} catch ( error ) {
				if ( signal.aborted ) {
					return;
				}
				this.log.warn(
					{
						conversation: question.conversation,
						attempt,
						problem: ( error as Error ).message.slice( 0, 200 ),
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
		const callOff = this.clock.after(
			this.options.limitMs ?? LIMIT_MS,
			() => limit.abort( new Error( 'The model took too long.' ) )
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
				throw (
					limit.signal.reason ?? new Error( 'The stream broke off.' )
				);
			}
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
