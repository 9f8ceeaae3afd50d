/** How long to wait before connecting again (SPEC 2.9). */
const BASE_MS = 500;
const MOST_MS = 15_000;

/**
 * Full jitter: anywhere between a little and the cap, which doubles.
 *
 * @param attempt Failed attempts so far, from 1.
 * @param random  0 ≤ x < 1.
 * @return Milliseconds.
 */
export function backoff( attempt: number, random: number ): number {
	const cap = Math.min( MOST_MS, BASE_MS * 2 ** Math.min( attempt, 10 ) );
	return Math.round( 100 + random * ( cap - 100 ) );
}

/**
 * After a restart that was announced: soon, but not everybody at once.
 *
 * @param random 0 ≤ x < 1.
 */
export const afterRestart = ( random: number ) =>
	Math.round( 200 + random * 1300 );
