/**
 * The escalation detector: a new message in a conversation of twenty, as the
 * sidecar meets it (what came before was judged when it came), beside a list of
 * key words over the same texts; and what it costs to have it.
 */
import { execFileSync } from 'node:child_process';
import { readFile, readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { line, quantile } from './statistics.mjs';

const ROOT = fileURLToPath( new URL( '../../', import.meta.url ) );
const SENTENCES = path.join( ROOT, 'detector/sentences' );
const MODULE = 'sidecar/conversation/escalation';

const CONVERSATIONS = 400;
const BEFORE = 19;
const LOADS = 9;
const LIMIT = { loadMs: 50, weightBytes: 1024 * 1024 };

/** What is often typed into such a list. */
const KEY_WORDS =
	/\b(?:human|agent|person|representative|operator|manager|supervisor|refund|chargeback|dispute|complaint|ridiculous|terrible|useless|angry|scam|mensch|mitarbeiter|persona|humano|humain|operatore|medewerker)\b/i;

/** @return {Promise<Record<string, unknown>[]>} Time of a decision, of loading, and the weights' size. */
export async function measureDetect( { folder } ) {
	const bundle = path.join( folder, 'detector.mjs' );
	await build( {
		absWorkingDir: ROOT,
		entryPoints: [ `./${ MODULE }/index.ts` ],
		outfile: bundle,
		bundle: true,
		format: 'esm',
		platform: 'node',
		target: 'node20',
		logLevel: 'silent',
	} );
	const { decide } = await import( pathToFileURL( bundle ).href );
	const pick = numbers( 5 );
	const texts = await sentences();
	const ours = [];
	const rival = [];
	const escalated = { ours: 0, keyWords: 0 };
	for ( let count = 0; count < CONVERSATIONS; count++ ) {
		const messages = conversation( texts, pick, count );
		decide( { messages: messages.slice( 0, BEFORE ) } );
		const from = performance.now();
		const { escalate } = decide( { messages } );
		ours.push( ( performance.now() - from ) * 1000 );
		const rivalFrom = performance.now();
		const found = messages.some(
			( { role, text } ) => role === 'user' && KEY_WORDS.test( text )
		);
		rival.push( ( performance.now() - rivalFrom ) * 1000 );
		escalated.ours += Number( escalate );
		escalated.keyWords += Number( found );
	}
	const { size } = await stat( path.join( ROOT, MODULE, 'weights.json' ) );
	return [
		line(
			'escalation decision of the 20th message, median µs',
			middle( ours ),
			middle( rival ),
			{
				p99: quantile( ours, 0.99 ),
				conversations: CONVERSATIONS,
				escalated,
				limit: 100,
			}
		),
		line(
			'escalation detector to load, median ms',
			middle( Array.from( { length: LOADS }, () => loading( bundle ) ) ),
			LIMIT.loadMs
		),
		line( 'escalation weights, bytes', size, LIMIT.weightBytes ),
	];
}

/** Of a new process that does nothing else, so that nothing is warm. */
function loading( bundle ) {
	const script = `const from = performance.now(); await import( ${ JSON.stringify(
		pathToFileURL( bundle ).href
	) } ); console.log( performance.now() - from );`;
	return Number(
		execFileSync( process.execPath, [
			'--input-type=module',
			'--eval',
			script,
		] )
	);
}

/** Nine in ten are calm, as in a shop. */
function conversation( { calm, upset }, pick, count ) {
	return Array.from( { length: BEFORE + 1 }, ( _, index ) => {
		const id = String( index );
		if ( index % 2 === 0 || index === BEFORE ) {
			const from = pick( 10 ) === 0 ? upset : calm;
			return { id, role: 'user', text: from[ pick( from.length ) ] };
		}
		return {
			id,
			role: 'assistant',
			text: `Answer ${ count }.${ index }: ${ calm[ pick( calm.length ) ] }`,
			answered: true,
			entry: `${ count }-${ index }`,
		};
	} );
}

async function sentences() {
	const of = async ( label ) => {
		const files = await readdir( path.join( SENTENCES, label ) );
		const all = await Promise.all(
			files.map( ( file ) =>
				readFile( path.join( SENTENCES, label, file ), 'utf8' )
			)
		);
		return all
			.flatMap( ( text ) => text.split( '\n' ) )
			.filter( ( text ) => text !== '' && ! text.startsWith( '#' ) )
			.map( ( text ) =>
				text.replace( /\{([^|}]*)[^}]*\}/g, ( _, first ) => first )
			);
	};
	return {
		calm: await of( 'none' ),
		upset: [
			...( await of( 'frustration' ) ),
			...( await of( 'explicit_request' ) ),
			...( await of( 'refund_dispute' ) ),
		],
	};
}

/** The same ones for the same seed. */
function numbers( seed ) {
	let state = seed;
	return ( below ) => {
		state = ( Math.imul( state, 1_664_525 ) + 1_013_904_223 ) % 2 ** 32;
		return Math.floor( ( Math.abs( state ) / 2 ** 32 ) * below );
	};
}

const middle = ( values ) => quantile( values, 0.5 );
