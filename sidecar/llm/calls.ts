/** Tool calls, put together from the pieces in which a stream brings them. */
import type { ChatCompletionChunk } from 'openai/resources/chat/completions';
import { ModelProblem } from './failure';

type Delta = NonNullable<
	ChatCompletionChunk.Choice.Delta[ 'tool_calls' ]
>[ number ];

export interface Call {
	id: string;
	name: string;
	/** JSON, if the model wrote any. */
	input: string;
}

/** In one answer; a model that wants more is out of its mind. */
const MOST_CALLS = 8;
/** Characters of all their arguments. */
const MOST_INPUT = 16_000;

export class Calls {
	private readonly slots = new Map< number, Call >();
	private characters = 0;

	/** Throws `ModelProblem` where there are too many. */
	add( delta: Delta ): void {
		const call = this.slotOf( delta );
		call.id ||= delta.id ?? '';
		// Some servers repeat the name with each piece.
		call.name ||= delta.function?.name ?? '';
		const input = delta.function?.arguments ?? '';
		this.characters += input.length;
		call.input += input;
		if ( this.characters > MOST_INPUT || this.slots.size > MOST_CALLS ) {
			throw new ModelProblem(
				'The model calls too much.',
				{ kind: 'unreadable' },
				false
			);
		}
	}

	list(): Call[] {
		return [ ...this.slots.entries() ]
			.sort( ( [ a ], [ b ] ) => a - b )
			.map( ( [ index, call ] ) => ( {
				...call,
				id: call.id || `call_${ index }`,
			} ) );
	}

	/** Some servers leave the index out, or give every call the same one. */
	private slotOf( { index, id }: Delta ): Call {
		const last = this.slots.size - 1;
		let at = index ?? ( id ? this.slots.size : Math.max( 0, last ) );
		const there = this.slots.get( at );
		if ( there && id && there.id && there.id !== id ) {
			at = [ ...this.slots.values() ].findIndex(
				( call ) => call.id === id
			);
			at = at < 0 ? this.slots.size : at;
		}
		const slot = this.slots.get( at ) ?? { id: '', name: '', input: '' };
		this.slots.set( at, slot );
		return slot;
	}
}

/**
 * What stands in a call's arguments, with `change` applied to every text in it.
 * Undefined where it is no JSON object.
 */
export function inputOf(
	{ input }: Call,
	change: ( text: string ) => string
): unknown {
	let data: unknown;
	try {
		data = input.trim() === '' ? {} : JSON.parse( input );
	} catch {
		return undefined;
	}
	return typeof data === 'object' && data !== null && ! Array.isArray( data )
		? eachText( data, change )
		: undefined;
}

function eachText(
	data: unknown,
	change: ( text: string ) => string
): unknown {
	if ( typeof data === 'string' ) {
		return change( data );
	}
	if ( Array.isArray( data ) ) {
		return data.map( ( one ) => eachText( one, change ) );
	}
	return typeof data === 'object' && data !== null
		? Object.fromEntries(
				Object.entries( data ).map( ( [ name, one ] ) => [
					name,
					eachText( one, change ),
				] )
			)
		: data;
}
