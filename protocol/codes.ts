/**
 * Why a socket was closed: the only list of it, for both ends.
 * `retry: true` means that the client connects again by itself.
 */
export const CLOSE = {
	/** Standard: that end is going away (a page left, a proxy restarted). */
	gone: { code: 1001, retry: true },
	/** Standard: the sidecar is restarting; come back shortly. */
	restarting: { code: 1012, retry: true },
	/** The token ran out or no longer says who this is: fetch a new one. */
	tokenEnded: { code: 4001, retry: true },
	/** The token is not acceptable at all: forged, for another shop or audience. */
	forbidden: { code: 4003, retry: false },
	/** No hello within the time allowed. */
	noHello: { code: 4008, retry: true },
	/** Frames came faster, larger or in another order than allowed. */
	misuse: { code: 4009, retry: true },
	/** The receiver did not drain; it resumes from its last sequence number. */
	tooSlow: { code: 4010, retry: true },
	/** This client speaks a protocol version that the sidecar does not. */
	version: { code: 4026, retry: false },
} as const;

export type CloseName = keyof typeof CLOSE;

/**
 * Unknown codes (proxies, networks) are worth another try.
 * @param code
 */
export function mayRetry( code: number ): boolean {
	for ( const close of Object.values( CLOSE ) ) {
		if ( close.code === code ) {
			return close.retry;
		}
	}
	return true;
}

/** What an `error` frame can say; the message beside it is for people. */
export const ERROR_CODES = [
	/** The frame could not be decoded; `field` names the place. */
	'bad_frame',
	/** This frame is not allowed before hello, or for this audience. */
	'not_allowed',
	/** The operation does not fit the conversation's status. */
	'wrong_status',
	/** Another agent was faster; `by` names them. */
	'taken',
	/** No such conversation for this token. */
	'not_found',
	/** Too many, too fast: try later. */
	'limit',
	/** The sidecar cannot store right now; the client keeps it and tries again. */
	'unavailable',
] as const;
export type ErrorCode = ( typeof ERROR_CODES )[ number ];
