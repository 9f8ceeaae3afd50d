import type { Page } from 'playwright-core';

/** Rather seldom: a page that is asked all the time has none for its own work. */
const EVERY_MS = 100;

/** Waits until the bubble's dialog, or the desk, says that it is connected, or that it is not. */
export async function connected(
	page: Page,
	wanted: boolean
): Promise< void > {
	await page.waitForFunction(
		( is ) => {
			const desk = document.querySelector( '.baton-bar__connection' );
			const hosts = [ ...document.body.children ];
			const shown = hosts.flatMap( ( { shadowRoot } ) => [
				...( shadowRoot?.querySelectorAll( '.how' ) ?? [] ),
			] )[ 0 ];
			return (
				( desk
					? desk.textContent === ''
					: shown?.classList.contains( 'online' ) ) === is
			);
		},
		wanted,
		{ polling: EVERY_MS, timeout: 60_000 }
	);
}
