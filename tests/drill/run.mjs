/**
 * `npm run drill`: the drills of `npm test`, longer, and what they counted.
 * BATON_DRILL_SEED brings the chance of an earlier run again; jest's own
 * options and paths choose among the drills.
 */
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { prepare } from '../support/prepare.mjs';

await prepare();
// Only now: it needs the packages.
const { runJourneys } = await import( '../e2e/run.mjs' );

const folder = await mkdtemp( path.join( tmpdir(), 'baton-drill-' ) );
const report = path.join( folder, 'report.jsonl' );
process.env.BATON_DRILL = 'long';
process.env.BATON_DRILL_REPORT = report;
try {
	process.exitCode = await runJourneys( {
		set: 'drills',
		jestArgs: process.argv.slice( 2 ),
	} );
	console.log( '\nTotals' );
	const lines = await readFile( report, 'utf8' ).catch( () => '' );
	for ( const line of lines.split( '\n' ).filter( Boolean ) ) {
		show( JSON.parse( line ) );
	}
} finally {
	await rm( folder, { recursive: true, force: true } );
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
