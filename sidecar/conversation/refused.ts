/** An operation that is not done, with the reason for its sender. */
import type { Agent, ErrorCode } from '../../protocol';

export class Refused extends Error {
	constructor(
		readonly code: ErrorCode,
		message: string,
		readonly by?: Agent
	) {
		super( message );
		this.name = 'Refused';
	}
}

export const notFound = () =>
	new Refused( 'not_found', 'There is no such conversation.' );
