/**
 * The benchmarks: one JSON line each, `{name, ours, rival, ratio, …}`. Names on
 * the command line choose some of them; `relay` is all that begin with it.
 * Those of the browser run on a demo shop of their own, the others need none
 * and say on the error output what they are at.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** @typedef {(given: any) => Promise<Record<string, unknown>[]>} Measure */

/** @type {Record<string, () => Promise<Measure>>} */
const ON_A_SHOP = {
	weight: async () => ( await import( './weight.mjs' ) ).measureWeight,
	'main-thread': async () =>
		( await import( './main-thread.mjs' ) ).measureMainThread,
	latency: async () => ( await import( './latency.mjs' ) ).measureLatency,
};

/** @type {Record<string, () => Promise<Measure>>} */
const WITHOUT_A_SHOP = {
	detect: async () => ( await import( './detect.mjs' ) ).measureDetect,
	retrieve: async () => ( await import( './retrieve.mjs' ) ).measureRetrieve,
	'relay-latency': async () =>
		( await import( './relay/latency.mjs' ) ).measureRelayLatency,
	'relay-rate': async () =>
		( await import( './relay/rate.mjs' ) ).measureRelayRate,
	hostile: async () =>
		( await import( './hostile/measure.mjs' ) ).measureHostile,
	'relay-memory': async () =>
		( await import( './relay/memory.mjs' ) ).measureRelayMemory,
};

const names = [ ...Object.keys( ON_A_SHOP ), ...Object.keys( WITHOUT_A_SHOP ) ];
const asked = process.argv.slice( 2 );
const fits = ( name, word ) => name === word || name.startsWith( `${ word }-` );
const unknown = asked.filter(
	( word ) => ! names.some( ( name ) => fits( name, word ) )
);
if ( unknown.length > 0 ) {
	console.error(
		`No such benchmark: ${ unknown.join( ', ' ) }. There are: ${ names.join(
			', '
		) }.`
	);
	process.exit( 2 );
}
const chosen = ( name ) =>
	asked.length === 0 || asked.some( ( word ) => fits( name, word ) );

const home = await mkdtemp( path.join( tmpdir(), 'baton-bench-' ) );
try {
	for ( const [ name, load ] of Object.entries( WITHOUT_A_SHOP ) ) {
		if ( chosen( name ) ) {
			const folder = path.join( home, name );
			await mkdir( folder );
			await measure( load, {
				folder,
				say: ( text ) => console.error( `${ name }: ${ text }` ),
			} );
		}
	}
	const onAShop = Object.keys( ON_A_SHOP ).filter( chosen );
	if ( onAShop.length > 0 ) {
		await withShop( async ( given ) => {
			for ( const name of onAShop ) {
				await measure( ON_A_SHOP[ name ], given );
			}
		} );
	}
} finally {
	await rm( home, { recursive: true, force: true } );
}

async function measure( load, given ) {
	const take = await load();
	for ( const result of await take( given ) ) {
		console.log( JSON.stringify( result ) );
	}
}

async function withShop( work ) {
	const { chromium } = await import( 'playwright-core' );
	const { startDemo } = await import( '../../demo/lib/demo.mjs' );
	const { findChromium } = await import( '../support/chromium.mjs' );
	const demo = await startDemo( { home, shopPort: 0, sidecarPort: 0 } );
	try {
		const browser = await chromium.launch( {
			executablePath: await findChromium(),
			args: [ '--no-sandbox', '--disable-gpu' ],
		} );
		try {
			await work( { browser, world: demo.shop } );
		} finally {
			await browser.close();
		}
	} finally {
		await demo.stop();
	}
}
