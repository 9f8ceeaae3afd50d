/**
 * Runs the browser journeys: starts a demo shop of its own in a temporary home
 * on free ports, gives jest its description, and takes everything away again.
 *
 *   node tests/e2e/run.mjs [--woocommerce auto|standin] [--model|--drills|--proxy] [jest's own options]
 *
 * --model: the assistant answers through a scripted model, and the journeys
 * under model/ are run instead of the others. --drills: those under
 * tests/drill instead. --proxy: those under tests/proxy, with the shop's own
 * web server before shop and sidecar.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { startDemo } from '../../demo/lib/demo.mjs';
import { createFront } from '../proxy/support/front.mjs';
import { findChromium } from '../support/chromium.mjs';
import { startScriptedModel } from '../support/scripted-model.mjs';
import { startControl } from './control.mjs';

const ROOT = path.resolve(
	path.dirname( fileURLToPath( import.meta.url ) ),
	'../..'
);

/** Waiting times that a journey can sit through. */
const SIDECAR_ENV = {
	BATON_AGENT_GRACE_MS: '1500',
	BATON_SETTINGS_EVERY_MS: '5000',
};

/** Slow enough to be seen growing. */
const SCRIPT =
	'From the model: one two three four five six seven eight nine ten eleven twelve';
const scripted = () => SCRIPT.split( /(?= )/ );
/** Half a second long, and says what it answers. */
const answering = ( question ) => [
	'The ',
	'answer ',
	'to ',
	`“${ question }” `,
	'is yes.',
];
const MODELS = { model: scripted, drills: answering };

/** What jest runs. */
const JOURNEYS = {
	story: [
		'--testPathIgnorePatterns',
		'/node_modules/',
		'tests/e2e/model',
		'tests/drill',
		'tests/proxy',
	],
	model: [ 'tests/e2e/model' ],
	drills: [ 'tests/drill' ],
	proxy: [ 'tests/proxy' ],
};

/**
 * @param {{woocommerce?: 'auto'|'standin', set?: keyof typeof JOURNEYS, jestArgs?: string[]}} options
 * @return {Promise<number>} jest's exit code.
 */
export async function runJourneys( {
	woocommerce = 'auto',
	set = 'story',
	jestArgs = [],
} = {} ) {
	const home = await mkdtemp( path.join( tmpdir(), 'baton-e2e-' ) );
	let demo;
	let control;
	let scriptedModel;
	let front;
	const stop = async () => {
		await control?.stop();
		await demo?.stop();
		await scriptedModel?.stop();
		await front?.stop();
		await rm( home, { recursive: true, force: true } );
	};
	const onSignal = () => void stop().then( () => process.exit( 130 ) );
	process.once( 'SIGINT', onSignal );
	process.once( 'SIGTERM', onSignal );
	try {
		if ( MODELS[ set ] ) {
			scriptedModel = await startScriptedModel( MODELS[ set ] );
		}
		if ( set === 'proxy' ) {
			front = await createFront( home );
		}
		demo = await startDemo( {
			home,
			shopPort: 0,
			sidecarPort: 0,
			woocommerce,
			front: front?.open,
			env: {
				...SIDECAR_ENV,
				...( scriptedModel && {
					OPENAI_BASE_URL: scriptedModel.url,
					OPENAI_API_KEY: 'scripted',
				} ),
			},
		} );
		const description = path.join( home, 'world.json' );
		await writeFile( description, JSON.stringify( demo.shop ) );
		control = await startControl( demo, {
			...( front && { front: front.change } ),
			...( scriptedModel && {
				modelBecomes: scriptedModel.becomes,
				modelAsked: scriptedModel.howOften,
				modelPlays: scriptedModel.plays,
				modelPrompts: scriptedModel.prompts,
			} ),
		} );
		const chosen = jestArgs.some( ( arg ) => arg.startsWith( 'tests/' ) );
		const journeys = chosen && set !== 'story' ? [] : JOURNEYS[ set ];
		return await jest( [ ...jestArgs, ...journeys ], {
			...front?.env,
			...control.env,
			BATON_E2E_SHOP: description,
			BATON_E2E_CHROMIUM: await findChromium(),
		} );
	} finally {
		process.off( 'SIGINT', onSignal );
		process.off( 'SIGTERM', onSignal );
		await stop();
	}
}

function jest( args, env ) {
	const child = spawn(
		process.execPath,
		[
			path.join( ROOT, 'node_modules/jest/bin/jest.js' ),
			'--config',
			path.join( ROOT, 'tests/e2e/jest.config.js' ),
			...args,
		],
		{ cwd: ROOT, stdio: 'inherit', env: { ...process.env, ...env } }
	);
	return new Promise( ( resolve ) =>
		child.on( 'close', ( code ) => resolve( code ?? 1 ) )
	);
}

if ( process.argv[ 1 ] === fileURLToPath( import.meta.url ) ) {
	const args = process.argv.slice( 2 );
	const at = args.indexOf( '--woocommerce' );
	const woocommerce = at >= 0 ? args.splice( at, 2 )[ 1 ] : 'auto';
	let set = 'story';
	for ( const name of [ 'model', 'drills', 'proxy' ] ) {
		const given = args.indexOf( `--${ name }` );
		if ( given >= 0 ) {
			args.splice( given, 1 );
			set = name;
		}
	}
	process.exitCode = await runJourneys( {
		woocommerce,
		set,
		jestArgs: args,
	} );
}
