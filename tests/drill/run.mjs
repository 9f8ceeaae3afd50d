/**
 * `npm run drill`: the drills of `npm test`, longer, then a million bent frames,
 * and what they counted. BATON_DRILL_SEED brings the chance of an earlier run
 * again; jest's own options and paths choose among them.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { prepare } from '../support/prepare.mjs';
import { run } from '../support/run-command.mjs';

const FUZZ = 'tests/hostile/fuzz.test';

await prepare();
// Only now: it needs the packages.
const { runJourneys } = await import( '../e2e/run.mjs' );

const folder = await mkdtemp( path.join( tmpdir(), 'baton-drill-' ) );
const report = path.join( folder, 'report.jsonl' );
process.env.BATON_DRILL = 'long';
process.env.BATON_DRILL_REPORT = report;
const args = process.argv.slice( 2 );
const paths = args.filter( ( arg ) => arg.startsWith( 'tests/' ) );
const isFuzz = ( arg ) => arg.startsWith( 'tests/hostile' );
const chosen = ( fits ) => paths.length === 0 || paths.some( fits );
try {
	const codes = [];
	if ( chosen( ( arg ) => ! isFuzz( arg ) ) ) {
		codes.push(
			await runJourneys( {
				set: 'drills',
				jestArgs: args.filter( ( arg ) => ! isFuzz( arg ) ),
			} )
		);
	}
	if ( chosen( isFuzz ) ) {
		codes.push( await fuzz() );
	}
	process.exitCode = Math.max( ...codes );
	console.log( '\nTotals' );
	const lines = await readFile( report, 'utf8' ).catch( () => '' );
	for ( const line of lines.split( '\n' ).filter( Boolean ) ) {
		show( JSON.parse( line ) );
	}
} finally {
	await rm( folder, { recursive: true, force: true } );
}

/** No browser and no shop take part in it, so it is one of the unit tests. */
function fuzz() {
	const options = args.filter( ( arg ) => ! paths.includes( arg ) );
	return run( process.execPath, [
		'node_modules/jest/bin/jest.js',
		...options,
		FUZZ,
	] );
}

/** One drill's numbers, a line each. */
function show( { drill, ...numbers } ) {
	for ( const [ name, value ] of Object.entries( numbers ) ) {
		const text =
			typeof value === 'object'
				? Object.entries( value )
						.map( ( [ key, one ] ) => `${ key } ${ one }` )
						.join( ', ' )
				: value;
		console.log(
			`${ drill.padEnd( 14 ) } ${ name.padEnd( 22 ) } ${ text }`
		);
	}
}
