/** When a load that nobody asked for by hand is tried again after a failure. */
const SOONEST_MS = 5_000;
const LATEST_MS = 60_000;

/**
 * The wait before the next attempt, ms: 5–10 s at first, at most 5–60 s, spread
 * so that a shop that comes back is not asked by everybody at once.
 *
 * @param failures In a row, from 1.
 * @param random   0 ≤ x < 1.
 */
export function retryAfter( failures: number, random: number ): number {
	const most = Math.min( LATEST_MS, SOONEST_MS * 2 ** failures );
	return SOONEST_MS + random * ( most - SOONEST_MS );
}
