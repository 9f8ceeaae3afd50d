/** What a failing model means: for the log, whether to ask again, how long to leave it alone. */
import {
	APIConnectionError,
	APIConnectionTimeoutError,
	APIError,
} from 'openai';
import type { CallFailure } from '../ports';

/** An answer of the model that cannot be used. */
export class ModelProblem extends Error {
	constructor(
		message: string,
		readonly failure: CallFailure,
		/** It may be otherwise the next time. */
		readonly again = true
	) {
		super( message );
		this.name = 'ModelProblem';
	}
}

export interface Failure {
	/** Never what the server said, which may repeat a customer's words. */
	call: CallFailure;
	/** It may be over by now: worth asking once more. */
	again: boolean;
	/** So long nothing is asked, ms; absent: only after several failures in a row. */
	restMs?: number;
}

/** Where a 429 did not say how long. */
const BUSY_MS = 10_000;
const BUSY_MOST_MS = 10 * 60_000;
/** A wrong key, address or name of a model does not mend itself. */
const REFUSED_MS = 60_000;

export function failureOf( error: unknown ): Failure {
	const call = callFailureOf( error );
	const { kind, status = 0 } = call;
	if ( kind === 'limited' ) {
		return { call, again: false, restMs: restOf( error ) };
	}
	const refused =
		status >= 400 && status < 500 && status !== 408 && status !== 409;
	return {
		call,
		again:
			kind !== 'slow' &&
			! refused &&
			! ( error instanceof ModelProblem && ! error.again ),
		...( refused && { restMs: REFUSED_MS } ),
	};
}

/** A server that knows no tools, or not all that is asked of it, says so like this. */
export const saysItCannot = ( error: unknown ) =>
	error instanceof APIError &&
	( error.status === 400 || error.status === 422 || error.status === 501 );

/** Nothing was answered and nothing is paid for. */
export const neverAnswered = ( error: unknown ) =>
	error instanceof APIError && typeof error.status === 'number';

function restOf( error: unknown ): number {
	const said =
		error instanceof APIError
			? Number( error.headers?.get( 'retry-after' ) ?? NaN )
			: NaN;
	return Number.isFinite( said )
		? Math.min( Math.max( said * 1000, 1000 ), BUSY_MOST_MS )
		: BUSY_MS;
}

function callFailureOf( error: unknown ): CallFailure {
	if ( error instanceof ModelProblem ) {
		return error.failure;
	}
	if ( error instanceof APIConnectionTimeoutError ) {
		return { kind: 'slow' };
	}
	if ( error instanceof APIConnectionError ) {
		return { kind: 'unreachable' };
	}
	if ( error instanceof APIError && typeof error.status === 'number' ) {
		return { kind: byStatus( error.status ), status: error.status };
	}
	return { kind: 'failed' };
}

function byStatus( status: number ): CallFailure[ 'kind' ] {
	switch ( status ) {
		case 401:
		case 403:
			return 'refused';
		case 404:
			return 'missing';
		case 429:
			return 'limited';
		default:
			return 'failed';
	}
}
