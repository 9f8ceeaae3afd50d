/**
 * The benchmarks: one JSON line each, `{name, ours, rival, ratio, …}`, on a
 * demo shop of their own. Names on the command line choose some of them.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { startDemo } from '../../demo/lib/demo.mjs';
import { findChromium } from '../support/chromium.mjs';
import { measureWeight } from './weight.mjs';
import { measureMainThread } from './main-thread.mjs';
import { measureLatency } from './latency.mjs';

const BENCHMARKS = {
	weight: measureWeight,
	'main-thread': measureMainThread,
	latency: measureLatency,
};

const chosen = process.argv.slice( 2 );
const unknown = chosen.filter( ( name ) => ! ( name in BENCHMARKS ) );
if ( unknown.length > 0 ) {
	console.error(
		`No such benchmark: ${ unknown.join( ', ' ) }. There are: ${ Object.keys(
			BENCHMARKS
		).join( ', ' ) }.`
	);
	process.exit( 2 );
}

const home = await mkdtemp( path.join( tmpdir(), 'baton-bench-' ) );
const demo = await startDemo( { home, shopPort: 0, sidecarPort: 0 } );
const browser = await chromium.launch( {
	executablePath: await findChromium(),
	args: [ '--no-sandbox', '--disable-gpu' ],
} );
try {
	for ( const [ name, measure ] of Object.entries( BENCHMARKS ) ) {
		if ( chosen.length === 0 || chosen.includes( name ) ) {
			for ( const result of await measure( {
				browser,
				world: demo.shop,
			} ) ) {
				console.log( JSON.stringify( result ) );
			}
		}
	}
} finally {
	await browser.close();
	await demo.stop();
	await rm( home, { recursive: true, force: true } );
}
