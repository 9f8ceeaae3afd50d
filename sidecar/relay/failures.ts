/** What went wrong, as the `error` frame says it. */
import type { FrameOf } from '../../protocol';
import { Refused } from '../conversation/refused';
import { IllegalTransition } from '../conversation/transitions';
import { Conflict, Unavailable, type Log } from '../ports';

export function errorFrame(
	error: unknown,
	id: string | undefined,
	log: Log
): FrameOf< 'error' > {
	const frame = {
		type: 'error' as const,
		...( id !== undefined && { id } ),
	};
	if ( error instanceof Refused ) {
		return {
			...frame,
			code: error.code,
			message: error.message,
			...( error.by && { by: error.by } ),
		};
	}
	if ( error instanceof IllegalTransition ) {
		return { ...frame, code: 'wrong_status', message: error.message };
	}
	if ( error instanceof Unavailable || error instanceof Conflict ) {
		// It is sent again every few seconds while it lasts.
		log.debug( { error }, 'a frame was refused for now' );
	} else {
		log.error( { error }, 'a frame could not be served' );
	}
	return {
		...frame,
		code: 'unavailable',
		message: 'This cannot be stored right now. Try again shortly.',
	};
}

/** What a decoder says of what it cannot read. */
export interface Undecoded {
	ok: boolean;
	field?: string;
	message?: string;
	id?: string;
}

export const badFrame = ( {
	id,
	field,
	message,
}: Undecoded ): FrameOf< 'error' > => ( {
	type: 'error',
	...( id !== undefined && { id } ),
	code: 'bad_frame',
	field: field ?? '',
	message: message ?? 'The frame could not be read.',
} );
