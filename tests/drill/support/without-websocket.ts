import type { BrowserContext } from 'playwright-core';

/** No WebSocket of this browser opens: its pages talk by polling. */
export async function withoutWebSocket(
	context: BrowserContext
): Promise< BrowserContext > {
	await context.addInitScript( block );
	return context;
}

/** Runs in the page. */
function block(): void {
	window.WebSocket = class {
		onclose: ( ( event: { code: number } ) => void ) | null = null;
		constructor() {
			setTimeout( () => this.onclose?.( { code: 1006 } ) );
		}
		send(): void {}
		close(): void {}
	} as unknown as typeof WebSocket;
}
