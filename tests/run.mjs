/**
 * `npm test`: everything that must hold, from a bare checkout. The last line is
 * `N passed, N failed`. Names on the command line choose some of the stages.
 */
import { tmpdir } from 'node:os';
import path from 'node:path';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { prepare } from './support/prepare.mjs';
import { root, run } from './support/run-command.mjs';

const bin = ( name ) => path.join( root, 'node_modules/.bin', name );
const php = ( ...args ) => [ 'php', [ '-d', 'memory_limit=1G', ...args ] ];

/**
 * A stage resolves to how many checks passed and failed.
 *
 * @typedef {{passed: number, failed: number}} Score
 * @type {Record<string, (reports: string) => Promise<Score>>}
 */
const STAGES = {
	lint: () =>
		check( bin( 'wp-scripts' ), [
			'lint-js',
			'protocol',
			'widget',
			'admin',
			'sidecar',
			'detector',
			'retriever',
			'demo',
			'tests',
		] ),
	types: () => check( bin( 'tsc' ), [ '--noEmit', '-p', 'tsconfig.json' ] ),
	'php-lint': () => check( ...php( 'vendor/bin/phpcs', '-q' ) ),
	'php-types': () =>
		check( ...php( 'vendor/bin/phpstan', 'analyse', '--no-progress' ) ),
	unit: ( reports ) =>
		jest( reports, 'unit', 'node_modules/jest/bin/jest.js' ),
	php: ( reports ) => phpunit( reports ),
	journeys: ( reports ) =>
		jest(
			reports,
			'journeys',
			'tests/e2e/run.mjs',
			'--woocommerce',
			'auto'
		),
	'journeys-model': ( reports ) =>
		jest( reports, 'journeys-model', 'tests/e2e/run.mjs', '--model' ),
	'journeys-proxy': ( reports ) =>
		jest( reports, 'journeys-proxy', 'tests/e2e/run.mjs', '--proxy' ),
	drills: ( reports ) =>
		jest( reports, 'drills', 'tests/e2e/run.mjs', '--drills' ),
	'journeys-standin': ( reports ) =>
		jest(
			reports,
			'journeys-standin',
			'tests/e2e/run.mjs',
			'--woocommerce',
			'standin',
			'tests/e2e/story'
		),
};

async function check( command, args ) {
	const code = await run( command, args );
	return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** A script that runs jest; its own report says how many passed. */
async function jest( reports, name, script, ...args ) {
	const report = path.join( reports, `${ name }.json` );
	const code = await run(
		process.execPath,
		[ script, ...args, '--json', `--outputFile=${ report }` ],
		{ hideOutput: 'stdout' }
	);
	const read = await readFile( report, 'utf8' ).catch( () => '' );
	if ( read === '' ) {
		return { passed: 0, failed: 1 };
	}
	const { numPassedTests, numFailedTests, numFailedTestSuites } =
		JSON.parse( read );
	const failed = Math.max( numFailedTests, numFailedTestSuites );
	return {
		passed: numPassedTests,
		failed: code === 0 ? failed : Math.max( failed, 1 ),
	};
}

/** PHPUnit in the real WordPress, on each WooCommerce there is. */
async function phpunit( reports ) {
	const report = path.join( reports, 'phpunit.xml' );
	const code = await run( process.execPath, [
		'tests/php/run.mjs',
		'--log-junit',
		report,
	] );
	const read = await readFile( report, 'utf8' ).catch( () => '' );
	const totals =
		/<testsuite [^>]*\btests="(\d+)"[^>]*>/.exec( read )?.[ 0 ] ?? '';
	const count = ( name ) =>
		Number(
			new RegExp( `\\b${ name }="(\\d+)"` ).exec( totals )?.[ 1 ] ?? 0
		);
	const failed = count( 'failures' ) + count( 'errors' );
	return {
		passed: count( 'tests' ) - failed - count( 'skipped' ),
		failed: code === 0 ? failed : Math.max( failed, 1 ),
	};
}

const chosen = process.argv.slice( 2 );
const unknown = chosen.filter( ( name ) => ! ( name in STAGES ) );
if ( unknown.length > 0 ) {
	console.error(
		`No such stage: ${ unknown.join( ', ' ) }. There are: ${ Object.keys(
			STAGES
		).join( ', ' ) }.`
	);
	process.exit( 2 );
}

const total = { passed: 0, failed: 0 };
const reports = await mkdtemp( path.join( tmpdir(), 'baton-test-' ) );
try {
	await prepare();
	for ( const [ name, stage ] of Object.entries( STAGES ) ) {
		if ( chosen.length > 0 && ! chosen.includes( name ) ) {
			continue;
		}
		const from = performance.now();
		console.log( `\n› ${ name }` );
		const { passed, failed } = await stage( reports );
		const seconds = ( ( performance.now() - from ) / 1000 ).toFixed( 1 );
		console.log(
			`${ failed === 0 ? '✓' : '✗' } ${ name }: ${ passed } passed, ${ failed } failed (${ seconds } s)`
		);
		total.passed += passed;
		total.failed += failed;
	}
} catch ( error ) {
	console.error( error instanceof Error ? error.message : error );
	total.failed++;
} finally {
	await rm( reports, { recursive: true, force: true } );
}
console.log( `\n${ total.passed } passed, ${ total.failed } failed` );
process.exitCode = total.failed === 0 ? 0 : 1;
