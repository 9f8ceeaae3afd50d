/** The machine's own clock. */
import type { Clock } from './ports';

export const systemClock: Clock = {
	now: () => Date.now(),
	uptime: () => performance.now(),
	after( ms, then ) {
		const timer = setTimeout( then, ms );
		return () => clearTimeout( timer );
	},
};
