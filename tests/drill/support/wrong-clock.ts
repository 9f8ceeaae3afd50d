import type { BrowserContext } from 'playwright-core';

/**
 * Every page of this browser takes the time from a clock that is so many ms
 * ahead; only what it says, nothing that lasts.
 */
export async function wrongClock(
	context: BrowserContext,
	ahead: number
): Promise< void > {
	await context.addInitScript( shift, ahead );
	for ( const page of context.pages() ) {
		await page.evaluate( shift, ahead );
	}
}

/** Runs in the page. */
function shift( ahead: number ): void {
	const own = window as typeof window & { rightDate?: DateConstructor };
	const RightDate = ( own.rightDate ??= Date );
	window.Date = class extends RightDate {
		constructor( ...parts: unknown[] ) {
			super(
				...( ( parts.length > 0
					? parts
					: [ RightDate.now() + ahead ] ) as [ number ] )
			);
		}
		static override now() {
			return RightDate.now() + ahead;
		}
	} as DateConstructor;
}
