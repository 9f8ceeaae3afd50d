import { randomUUID } from 'node:crypto';

/**
 * A UUID in one piece. Node puts it together from a dozen strings, and all of them
 * stay in memory as long as it does: ten times its size.
 */
export const newId = (): string =>
	Buffer.from( randomUUID(), 'latin1' ).toString( 'latin1' );
