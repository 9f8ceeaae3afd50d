import type { BrowserContext } from 'playwright-core';

/** Shorter ones are not about patience. */
const FROM_MS = 4_000;

/**
 * The time limits of this browser's pages run out `times` as fast: a test does
 * not wait a minute for what is so in seconds.
 */
export async function hastyTimers(
	context: BrowserContext,
	times: number
): Promise< BrowserContext > {
	await context.addInitScript( shorten, [ times, FROM_MS ] as const );
	return context;
}

/** Runs in the page. */
function shorten( [ times, from ]: readonly [ number, number ] ): void {
	const own = window.setTimeout.bind( window );
	window.setTimeout = ( ( then: TimerHandler, ms = 0, ...rest: unknown[] ) =>
		own(
			then,
			ms >= from ? ms / times : ms,
			...rest
		) ) as typeof window.setTimeout;
}
