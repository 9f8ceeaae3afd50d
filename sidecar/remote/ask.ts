/** One request to the shop: bounded in time and size, and every failure has a reason. */
import type { ShopReason } from '../../protocol';

/** An order list or fifty pages of text are far below it. */
const BYTES_AT_MOST = 16 * 1024 * 1024;

export interface Limits {
	/** For the whole answer, ms. */
	limitMs: number;
	bytesAtMost?: number;
	/** Ends the request. */
	stop?: AbortSignal;
}

export interface Answer {
	status: number;
	text: string;
	/** As it came: seconds or a date. */
	retryAfter: string | null;
}

/** There is no whole answer. */
export class Unanswered extends Error {
	constructor(
		readonly reason: ShopReason,
		readonly detail: { status?: number; aborted?: boolean } = {}
	) {
		super( reason );
		this.name = 'Unanswered';
	}
}

/**
 * The whole answer, whatever its status. Throws `Unanswered`: unreachable,
 * slow, cut, moved or too_large.
 */
export async function ask(
	url: string | URL,
	request: RequestInit,
	{ limitMs, bytesAtMost = BYTES_AT_MOST, stop }: Limits
): Promise< Answer > {
	const limit = AbortSignal.timeout( limitMs );
	const signal = stop ? AbortSignal.any( [ limit, stop ] ) : limit;
	let response: Response | undefined;
	try {
		// A signed request is for nobody else: where it is sent on to is not asked.
		response = await fetch( url, {
			...request,
			redirect: 'manual',
			signal,
		} );
		if ( response.status >= 300 && response.status < 400 ) {
			await response.body?.cancel();
			throw new Unanswered( 'moved', { status: response.status } );
		}
		return {
			status: response.status,
			text: await read( response, bytesAtMost ),
			retryAfter: response.headers.get( 'retry-after' ),
		};
	} catch ( error ) {
		if ( error instanceof Unanswered ) {
			throw error;
		}
		if ( limit.aborted ) {
			throw new Unanswered( 'slow' );
		}
		throw new Unanswered( response ? 'cut' : 'unreachable', {
			status: response?.status,
			aborted: stop?.aborted,
		} );
	}
}

async function read( response: Response, most: number ): Promise< string > {
	const reader = response.body?.getReader();
	const decoder = new TextDecoder();
	let text = '';
	let bytes = 0;
	for (;;) {
		const part = await reader?.read();
		if ( ! part || part.done ) {
			return text + decoder.decode();
		}
		bytes += part.value.byteLength;
		if ( bytes > most ) {
			await reader?.cancel();
			throw new Unanswered( 'too_large' );
		}
		text += decoder.decode( part.value, { stream: true } );
	}
}

/** What a status other than 200 means. */
export function refusal( status: number ): ShopReason {
	switch ( status ) {
		case 401:
			return 'keys';
		case 403:
			return 'forbidden';
		case 404:
			return 'missing';
		case 413:
			return 'oversize';
		case 429:
			return 'busy';
		case 503:
			return 'maintenance';
		default:
			return 'broken';
	}
}

/** The JSON of a body. Throws `Unanswered`: empty, page or unreadable. */
export function parse( text: string ): unknown {
	const bare = text.trim();
	if ( bare === '' ) {
		throw new Unanswered( 'empty' );
	}
	try {
		return JSON.parse( bare );
	} catch {
		throw new Unanswered( bare.startsWith( '<' ) ? 'page' : 'unreadable' );
	}
}
