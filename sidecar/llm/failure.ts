/** What went wrong with the model, as a log and a label may say it. */
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
		readonly failure: CallFailure
	) {
		super( message );
		this.name = 'ModelProblem';
	}
}

export function failureOf( error: unknown ): CallFailure {
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
