/**
 * The escalation detector: a new message in a conversation of twenty, as the
 * sidecar meets it (what came before was judged when it came), beside a list of
 * key words over the same texts; and what it costs to have it.
 */
import { execFileSync } from 'node:child_process';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { line, quantile } from './statistics.mjs';

const ROOT = fileURLToPath( new URL( '../../', import.meta.url ) );
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
	const bundle = await bundled( folder, `${ MODULE }/index.ts` );
	const { decide } = await import( bundle );
	const { chance } = await import(
		await bundled( folder, 'detector/train/chance.ts' )
	);
	const pick = chance( 5 );
	const texts = await sentences( folder );
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

/** As the sidecar is delivered: one file. @return {Promise<string>} Its URL. */
async function bundled( folder, entry ) {
	const outfile = path.join(
		folder,
		`${ entry.replace( /\W+/g, '-' ) }.mjs`
	);
	await build( {
		absWorkingDir: ROOT,
		entryPoints: [ `./${ entry }` ],
		outfile,
		bundle: true,
		format: 'esm',
		platform: 'node',
		target: 'node20',
		logLevel: 'silent',
	} );
	return pathToFileURL( outfile ).href;
}

/** Of a new process that does nothing else, so that nothing is warm. */
function loading( bundle ) {
	const script = `const from = performance.now(); await import( ${ JSON.stringify(
		bundle
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

/** Of variants of one sentence, the first. */
async function sentences( folder ) {
	const { readSentences } = await import(
		await bundled( folder, 'detector/train/sentences.ts' )
	);
	const { examples } = readSentences(
		path.join( ROOT, 'detector/sentences' )
	);
	const firsts = examples.filter(
		( { group }, i ) => group !== examples[ i - 1 ]?.group
	);
	const of = ( isCalm ) =>
		firsts
			.filter( ( { triggers } ) => isCalm === ( triggers.length === 0 ) )
			.map( ( { text } ) => text );
	return { calm: of( true ), upset: of( false ) };
}

const middle = ( values ) => quantile( values, 0.5 );
