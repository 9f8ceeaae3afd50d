/**
 * What the bubble costs a page before its first use: main-thread time and
 * requests at a fourth of the CPU's speed, with and without it, in turns.
 */
import { line, quantile } from './statistics.mjs';

const ROUNDS = 15;
const SLOWER = 4;
/** After the load event; the loader is long done by then. */
const WATCHED_MS = 2500;

/**
 * @param {{browser: import('playwright-core').Browser, world: {shopUrl: string}}} given
 * @return {Promise<Record<string, unknown>[]>} Medians in ms; the rival is the same page without.
 */
export async function measureMainThread( { browser, world } ) {
	const spent = { with: [], without: [] };
	const requests = { with: [], without: [] };
	for ( let round = -1; round < ROUNDS; round++ ) {
		for ( const variant of /** @type {const} */ ( [
			'with',
			'without',
		] ) ) {
			const visit = await load( browser, `${ world.shopUrl }/`, variant );
			if ( round >= 0 ) {
				spent[ variant ].push( visit.ms );
				requests[ variant ].push( visit.requests );
			}
		}
	}
	const more = spent.with.map( ( ms, i ) => ms - spent.without[ i ] );
	return [
		line(
			'main-thread ms of the shop page at 4x throttling',
			quantile( spent.with, 0.5 ),
			quantile( spent.without, 0.5 ),
			{ moreMs: quantile( more, 0.5 ), rounds: ROUNDS }
		),
		line(
			'requests of the shop page',
			quantile( requests.with, 0.5 ),
			quantile( requests.without, 0.5 )
		),
	];
}

async function load( browser, url, variant ) {
	const context = await browser.newContext();
	try {
		const page = await context.newPage();
		// Both variants come the same way; one has our two script elements less.
		await page.route( url, async ( route ) => {
			const response = await route.fetch();
			const html = await response.text();
			await route.fulfill( {
				response,
				body: variant === 'with' ? html : withoutBaton( html ),
			} );
		} );
		let requests = 0;
		page.on( 'request', () => requests++ );
		const devtools = await context.newCDPSession( page );
		await devtools.send( 'Performance.enable' );
		await devtools.send( 'Emulation.setCPUThrottlingRate', {
			rate: SLOWER,
		} );
		await page.goto( url, { waitUntil: 'load' } );
		// The same time for both: a page that is watched longer has done more.
		await page.waitForTimeout( WATCHED_MS );
		const { metrics } = await devtools.send( 'Performance.getMetrics' );
		const tasks = metrics.find( ( { name } ) => name === 'TaskDuration' );
		return { ms: ( tasks?.value ?? NaN ) * 1000, requests };
	} finally {
		await context.close();
	}
}

function withoutBaton( html ) {
	const rest = html.replace(
		/<script[^>]*id="baton-widget-loader-js[^"]*"[^>]*>[\s\S]*?<\/script>/g,
		''
	);
	if ( rest === html || rest.includes( 'widget-loader' ) ) {
		throw new Error( 'The loader was not found in the page.' );
	}
	return rest;
}
