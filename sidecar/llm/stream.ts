/** One request to a model, and what it answers, in time and within bounds. */
import type OpenAI from 'openai';
import type { ChatCompletionCreateParamsStreaming } from 'openai/resources/chat/completions';
import type { Clock } from '../ports';
import { Calls } from './calls';
import { ModelProblem } from './failure';

/** How long the model is waited for, in ms. */
export interface Patience {
	/** For the first word. */
	first: number;
	/** Between two. */
	pause: number;
	/** For all of one answer, with what it looks up. */
	whole: number;
}

/** What came so far; filled while it comes, so that it is known after a failure. */
export interface Heard {
	said: string;
	calls: Calls;
	/** Tokens, as the server counted them. */
	usage?: { input: number; output: number };
}

export const nothingHeard = (): Heard => ( { said: '', calls: new Calls() } );

/** What a customer wants to read in one go. */
export const TOKENS_AT_MOST = 800;
/** Characters of an answer that pays no heed to that. */
const LONGEST = 6000;
/** The count of tokens comes after the last word; it is not waited for long. */
const COUNT_MS = 2000;

/**
 * The words as they come. Throws what the client throws, or `ModelProblem`.
 * @param client
 * @param params
 * @param heard
 * @param around
 * @param around.clock
 * @param around.patience
 * @param around.signal
 */
export async function* streamOf(
	client: OpenAI,
	params: ChatCompletionCreateParamsStreaming,
	heard: Heard,
	{
		clock,
		patience,
		signal,
	}: {
		clock: Clock;
		patience: Pick< Patience, 'first' | 'pause' >;
		signal: AbortSignal;
	}
): AsyncGenerator< string > {
	const limit = new AbortController();
	const giveUpAfter = ( ms: number ) =>
		clock.after( ms, () => limit.abort( tooSlow() ) );
	let callOff = giveUpAfter( patience.first );
	let finished = false;
	try {
		const both = AbortSignal.any( [ signal, limit.signal ] );
		const stream = await client.chat.completions.create( params, {
			signal: both,
		} );
		for await ( const chunk of stream ) {
			const choice = chunk.choices?.[ 0 ];
			const text = choice?.delta?.content;
			const calls = choice?.delta?.tool_calls ?? [];
			if ( text || calls.length > 0 ) {
				callOff();
				callOff = giveUpAfter( patience.pause );
			}
			calls.forEach( ( delta ) => heard.calls.add( delta ) );
			if ( text ) {
				heard.said += text;
				if ( heard.said.length > LONGEST ) {
					throw new ModelProblem(
						'The model does not come to an end.',
						{ kind: 'unreadable' },
						false
					);
				}
				yield text;
			}
			if ( choice?.finish_reason ) {
				finished = true;
				callOff();
				callOff = giveUpAfter( COUNT_MS );
			}
			if ( chunk.usage ) {
				heard.usage = {
					input: chunk.usage.prompt_tokens,
					output: chunk.usage.completion_tokens,
				};
			}
		}
		// The client ends a cut or aborted stream as if it were whole.
		if ( ! finished ) {
			throw new ModelProblem( 'The stream broke off.', {
				kind: 'failed',
			} );
		}
	} catch ( error ) {
		if ( ! finished ) {
			throw limit.signal.aborted ? limit.signal.reason : error;
		}
	} finally {
		callOff();
	}
}

export const tooSlow = () =>
	new ModelProblem( 'The model took too long.', { kind: 'slow' } );
