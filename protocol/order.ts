/** Which frames are stored in the order of their sending (SPEC 10.9). */

const IN_ORDER = new Set( [ 'accept', 'send', 'return', 'close' ] );

/**
 * Messages of one conversation are stored in their order, an agent's after the
 * accept that allows them. Asking for a person waits for nothing.
 *
 * @return The same for all frames of one order; undefined for those of none.
 */
export const lineOf = ( frame: {
	type?: string;
	conversation?: string;
} ): string | undefined =>
	IN_ORDER.has( frame.type ?? '' ) ? String( frame.conversation ) : undefined;
