/** When a socket ends with its token. */
import type { Context } from '../conversation/context';

/** So long after its token's end a socket stays while WordPress is down (SPEC 10.1). */
export const WITHOUT_WORDPRESS_MS = 30 * 60_000;
/** Clients try to renew more often than this. */
const LOOK_AGAIN_MS = 60_000;
/** setTimeout's own limit; tokens end long before. */
const LONGEST_MS = 2 ** 31 - 1;

/**
 * Ends a socket once its token has ended; nobody is put out of a talk because
 * WordPress cannot give a new one.
 *
 * @param context
 * @param exp     The token's end, seconds since 1970.
 * @param end
 * @return Calls it off.
 */
export function endWithToken(
	context: Pick< Context, 'clock' | 'settings' >,
	exp: number,
	end: () => void
): () => void {
	const { clock, settings } = context;
	const ends = exp * 1000;
	const look = () => {
		const last = clock.now() >= ends + WITHOUT_WORDPRESS_MS;
		if ( last || ! settings.isDown() ) {
			end();
		} else {
			callOff = clock.after( LOOK_AGAIN_MS, look );
		}
	};
	let callOff = clock.after(
		Math.min( ends - clock.now(), LONGEST_MS ),
		look
	);
	return () => callOff();
}
