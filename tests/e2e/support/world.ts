/** The demo shop that the journeys run in, and browsers to visit it with. */
import { readFileSync } from 'node:fs';
import {
	chromium,
	type Browser,
	type BrowserContext,
	type BrowserContextOptions,
	type Page,
} from 'playwright-core';

export interface Login {
	user: string;
	password: string;
}

export interface World {
	shopUrl: string;
	deskUrl: string;
	sidecarUrl: string;
	settingsUrl: string;
	mailUrl: string;
	admin: Login;
	agents: ( Login & { name: string } )[];
	customers: ( Login & { email: string } )[];
	woocommerce: { version: string; standIn: boolean };
}

function required( name: string ): string {
	const value = process.env[ name ];
	if ( ! value ) {
		throw new Error(
			`${ name } is not set: start with node tests/e2e/run.mjs`
		);
	}
	return value;
}

export const world: World = JSON.parse(
	readFileSync( required( 'BATON_E2E_SHOP' ), 'utf8' )
);

let browser: Browser | undefined;
const contexts = new Set< BrowserContext >();
/** Errors that pages threw; a journey ends with none. */
export const pageErrors: string[] = [];

/** A visitor with a browser of their own: cookies and storage apart. */
export async function visitor(
	options: BrowserContextOptions = {}
): Promise< BrowserContext > {
	browser ??= await chromium.launch( {
		executablePath: required( 'BATON_E2E_CHROMIUM' ),
		args: [ '--no-sandbox', '--disable-gpu' ],
	} );
	const context = await browser.newContext( {
		viewport: { width: 1280, height: 800 },
		locale: 'en-US',
		// A certificate that was made for this run alone.
		ignoreHTTPSErrors: world.shopUrl.startsWith( 'https:' ),
		...options,
	} );
	context.setDefaultTimeout( 30_000 );
	context.on( 'page', watch );
	contexts.add( context );
	return context;
}

function watch( page: Page ): void {
	page.on( 'pageerror', ( error ) => pageErrors.push( String( error ) ) );
}

/** As people do: a page that is closed can still say so, a context that is cannot. */
export async function closePages(): Promise< void > {
	const pages = [ ...contexts ].flatMap( ( context ) => context.pages() );
	await Promise.all( pages.map( ( page ) => page.close() ) );
}

export async function leaveAll(): Promise< void > {
	for ( const context of contexts ) {
		await context.close();
	}
	contexts.clear();
	pageErrors.length = 0;
}

export async function closeBrowser(): Promise< void > {
	await leaveAll();
	await browser?.close();
	browser = undefined;
}
