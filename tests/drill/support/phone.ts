/**
 * A phone: a browser of its own, whose tab goes to the background and is put to
 * sleep there. A headless browser shows its tabs always, and refuses to freeze
 * what is shown (Page.setWebLifecycleState does nothing): so the page is told
 * that it is hidden, and its processes are stopped, as a phone's system does.
 */
import {
	chromium,
	devices,
	type Browser,
	type BrowserContext,
} from 'playwright-core';
import { PATIENCE_MS } from './patient-visitor';

/** tab: the page alone, its sockets are still answered. whole: all but the browser's own process. */
type Part = 'tab' | 'whole';

/** The types of processes, as the browser calls them. */
const STOPPED: Record< Part, string[] > = {
	tab: [ 'renderer' ],
	whole: [ 'renderer', 'utility' ],
};

export class Phone {
	/** Errors that its pages threw. */
	readonly errors: string[] = [];
	private asleep: number[] = [];

	private constructor(
		private readonly browser: Browser,
		readonly context: BrowserContext
	) {
		context.on( 'page', ( page ) =>
			page.on( 'pageerror', ( error ) =>
				this.errors.push( String( error ) )
			)
		);
	}

	static async on(): Promise< Phone > {
		const browser = await chromium.launch( {
			executablePath: process.env.BATON_E2E_CHROMIUM,
			args: [ '--no-sandbox', '--disable-gpu' ],
		} );
		const context = await browser.newContext( {
			...devices[ 'Pixel 7' ],
			locale: 'en-US',
		} );
		context.setDefaultTimeout( PATIENCE_MS );
		await context.addInitScript( mayBeHidden );
		return new Phone( browser, context );
	}

	/** Another program is before it, or it is back. */
	async hides( hidden: boolean ): Promise< void > {
		for ( const page of this.context.pages() ) {
			await page.evaluate( ( is ) => {
				( window as { isHidden?: boolean } ).isHidden = is;
				document.dispatchEvent( new Event( 'visibilitychange' ) );
			}, hidden );
		}
	}

	/** Nothing of it runs until it wakes. */
	async sleeps( part: Part ): Promise< void > {
		const session = await this.browser.newBrowserCDPSession();
		const { processInfo } = await session.send(
			'SystemInfo.getProcessInfo'
		);
		this.asleep = processInfo
			.filter( ( { type } ) => STOPPED[ part ].includes( type ) )
			.map( ( { id } ) => id );
		this.asleep.forEach( ( pid ) => process.kill( pid, 'SIGSTOP' ) );
	}

	wakes(): void {
		this.asleep.forEach( ( pid ) => process.kill( pid, 'SIGCONT' ) );
		this.asleep = [];
	}

	async off(): Promise< void > {
		this.wakes();
		await this.browser.close();
	}
}

/** Runs in the page, before anything else. */
function mayBeHidden(): void {
	Object.defineProperty( Document.prototype, 'visibilityState', {
		get: () =>
			( window as { isHidden?: boolean } ).isHidden
				? 'hidden'
				: 'visible',
	} );
}
