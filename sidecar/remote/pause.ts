/** How long a server that said "later" is left alone. */
import type { Clock } from '../ports';

/** Where it did not say how long. */
const UNSAID_MS = 30_000;
const LEAST_MS = 1000;
const MOST_MS = 60 * 60 * 1000;
/** WordPress names ten minutes for an update that takes seconds. */
const MAINTENANCE_MOST_MS = 30_000;

/**
 * A Retry-After in ms from now, within sensible bounds.
 *
 * @param status 429 or 503; undefined for every other.
 * @param header Seconds or a date, as it came.
 * @param now    UTC ms.
 */
export function pauseAfter(
	status: number,
	header: string | null,
	now: number
): number | undefined {
	const said = saidMs( header, now );
	const bounded = ( ms: number, most: number ) =>
		Math.min( Math.max( ms, LEAST_MS ), most );
	switch ( status ) {
		case 429:
			return bounded( said ?? UNSAID_MS, MOST_MS );
		case 503:
			return said === undefined
				? undefined
				: bounded( said, MAINTENANCE_MOST_MS );
		default:
			return undefined;
	}
}

function saidMs( header: string | null, now: number ): number | undefined {
	if ( header === null ) {
		return undefined;
	}
	if ( /^\d{1,9}$/.test( header.trim() ) ) {
		return Number( header ) * 1000;
	}
	const date = Date.parse( header );
	return Number.isNaN( date ) ? undefined : date - now;
}

export class Pause {
	private from = 0;
	private until = 0;

	constructor( private readonly clock: Pick< Clock, 'now' > ) {}

	/** When it may be asked again, UTC ms; undefined for now. */
	get retryAt(): number | undefined {
		const now = this.clock.now();
		// Before it began: the clock was set back.
		return this.from <= now && now < this.until ? this.until : undefined;
	}

	/** Notes an answer. */
	heard( status: number, retryAfter: string | null ): void {
		const now = this.clock.now();
		const ms = pauseAfter( status, retryAfter, now );
		if ( ms !== undefined ) {
			this.from = now;
			this.until = now + ms;
		}
	}
}
