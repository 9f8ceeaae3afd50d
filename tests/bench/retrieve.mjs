/**
 * Finding what answers a question, in a shop of a few entries and two thousand
 * products and pages, and in one of five thousand products, beside plain FTS5
 * with bm25 over the same texts; and, where BATON_DATA_DIR has them, how often
 * both are right about queries whose answer is known.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import Database from 'better-sqlite3';
import { bundled } from '../../demo/lib/bundled.mjs';
import { FACTS, largeShop, questionsTo } from './large-shop.mjs';
import { line, quantile } from './statistics.mjs';

const OWN = path.join( import.meta.dirname, '../fixtures/knowledge' );
const DOCUMENTS = 2000;
const QUESTIONS = 600;
const PRODUCTS = 5000;
/** As the sync gives them. */
const AT_ONCE = 5;
/** For anybody else who is served meanwhile, ms. */
const HELD = 10;
const LIMIT = { accuracy: 0.9, first: 0.85 };

const THINGS =
	'mug kettle teapot lamp chair blanket towel candle basket shelf mirror vase clock rug cushion'.split(
		' '
	);
const KINDS =
	'blue green copper linen oak wool glass steel small large round tall folding striped plain'.split(
		' '
	);
const ASKED = [
	( thing ) => `is the ${ thing } dishwasher safe?`,
	( thing ) => `how much does the ${ thing } cost`,
	( thing ) => `how long does delivery of a ${ thing } take?`,
	( thing ) => `what guarantee is there on your ${ thing }`,
	() => 'what is the capital of australia',
	( thing ) => `Hi! I bought a ${ thing } last week. Can I send it back?`,
];

/** @return {Promise<Record<string, unknown>[]>} Rate and p95, and what was right. */
export async function measureRetrieve( { say, folder } ) {
	const { FullText } = await bundled( 'sidecar/knowledge/full-text.ts' );
	const known = await dataOf( process.env.BATON_DATA_DIR );
	if ( ! known ) {
		say(
			'BATON_DATA_DIR names no folder with kb_shop.jsonl and scope_queries.dev.jsonl: of what is right, only its own questions in other languages are measured.'
		);
	}
	const entries = known?.entries ?? [];
	const questions = Array.from( { length: QUESTIONS }, ( _, i ) =>
		ASKED[ i % ASKED.length ]( thingOf( i * 7 ) )
	);
	const index = new FullText( ':memory:' );
	const documents = [ ...entries, ...generated() ];
	index.put( documents );
	const rival = plain( documents );
	const ours = await times( questions, ( text ) => index.search( text, 3 ) );
	const theirs = await times( questions, ( text ) => rival( text ) );
	index.close();
	const rate = ( ms ) => 1000 / ( sumOf( ms ) / ms.length );
	const size = { passages: documents.length, questions: QUESTIONS };
	return [
		line( 'answers found a second', rate( ours ), rate( theirs ), size ),
		line(
			'to find an answer, p95 ms',
			quantile( ours, 0.95 ),
			quantile( theirs, 0.95 ),
			{ ...size, limit: 100 }
		),
		...( await large( FullText, path.join( folder, 'large.db' ) ) ),
		...( known ? await right( FullText, known ) : [] ),
		...( await inOtherLanguages( FullText ) ),
	];
}

/** How often the right entry of an English shop comes first for what foreigners ask. */
async function inOtherLanguages( FullText ) {
	const entries = await entriesIn( path.join( OWN, 'entries.jsonl' ) );
	const asked = ( await rowsIn( path.join( OWN, 'foreign.jsonl' ) ) ).filter(
		( { id } ) => id !== null
	);
	const index = new FullText( ':memory:' );
	index.put( entries );
	const rival = plain( entries );
	let ours = 0;
	let theirs = 0;
	for ( const { query, id, or } of asked ) {
		const [ best ] = await index.search( query, 1 );
		ours += Number( [ id, or ].includes( best?.entry ?? null ) );
		theirs += Number( [ id, or ].includes( rival( query )[ 0 ] ?? null ) );
	}
	index.close();
	return [
		line(
			'the right entry first for questions in other languages, share',
			ours / asked.length,
			theirs / asked.length,
			{ queries: asked.length }
		),
	];
}

/** How long one question, and one change, hold everybody else, and what the index keeps. */
async function large( FullText, file ) {
	const documents = largeShop( PRODUCTS );
	const questions = questionsTo( QUESTIONS );
	const before = heap();
	const puts = [];
	const written = new FullText( file );
	for ( let from = 0; from < documents.length; from += AT_ONCE ) {
		puts.push(
			timed( () =>
				written.put( documents.slice( from, from + AT_ONCE ) )
			)
		);
	}
	written.close();
	let index;
	const opening = timed( () => {
		index = new FullText( file );
	} );
	await warmed( index );
	const ours = await times( questions, ( text ) => index.search( text, 3 ) );
	const kept = heap() - before;
	const changes = documents
		.slice( 0, 500 )
		.map( ( one ) =>
			timed( () =>
				index.put( [ { ...one, text: `${ one.text } Sold out.` } ] )
			)
		);
	index.close();
	const from = performance.now();
	const rival = plain( documents );
	const rivalIndexing = performance.now() - from;
	const theirs = await times( questions, ( text ) => rival( text ) );
	const size = { products: PRODUCTS };
	const rounded = ( ms ) => Math.round( ms * 10 ) / 10;
	return [
		line(
			'to find an answer in a large shop, p95 ms',
			quantile( ours, 0.95 ),
			quantile( theirs, 0.95 ),
			{
				...size,
				longest: rounded( Math.max( ...ours ) ),
				limit: HELD,
				openingMs: rounded( opening ),
				heapMb: Math.round( kept / 1e5 ) / 10,
			}
		),
		line(
			'to index a large shop, ms a product',
			sumOf( puts ) / PRODUCTS,
			rivalIndexing / PRODUCTS,
			{
				...size,
				atOnce: AT_ONCE,
				p99Ms: quantile( puts, 0.99 ),
				changeP95Ms: quantile( changes, 0.95 ),
			}
		),
	];
}

/** Once what is read beforehand has been read. */
async function warmed( index ) {
	const turn = () => new Promise( ( resolve ) => setImmediate( resolve ) );
	const stop = index.warm();
	for ( let quick = 0; quick < 20; ) {
		const from = performance.now();
		await turn();
		quick = performance.now() - from < 1 ? quick + 1 : 0;
	}
	stop();
}

const sumOf = ( numbers ) => numbers.reduce( ( a, b ) => a + b, 0 );

function timed( work ) {
	const from = performance.now();
	work();
	return performance.now() - from;
}

/** Bytes, of what is still needed. */
function heap() {
	setFlagsFromString( '--expose_gc' );
	runInNewContext( 'gc' )();
	return process.memoryUsage().heapUsed;
}

/** Whether it knows that it knows, and the right entry first. */
async function right( FullText, { entries, queries } ) {
	const index = new FullText( ':memory:' );
	index.put( entries );
	const rival = plain( entries );
	const ours = { told: 0, first: 0 };
	const theirs = { told: 0, first: 0 };
	for ( const { query, in_kb: inKb, kb_id: id } of queries ) {
		const [ best ] = await index.search( query, 1 );
		const found = rival( query )[ 0 ];
		ours.told += Number( Boolean( best ) === inKb );
		theirs.told += Number( Boolean( found ) === inKb );
		ours.first += Number( inKb && best?.entry === id );
		theirs.first += Number( inKb && found === id );
	}
	index.close();
	const inside = queries.filter( ( { in_kb: inKb } ) => inKb ).length;
	const all = { queries: queries.length, inside };
	return [
		line(
			'in the knowledge or not, share told apart',
			ours.told / queries.length,
			theirs.told / queries.length,
			{ ...all, limit: LIMIT.accuracy }
		),
		line(
			'the right entry first, share',
			ours.first / inside,
			theirs.first / inside,
			{ ...all, limit: LIMIT.first }
		),
	];
}

/** What one writes first: porter, any of the words, bm25. */
function plain( documents ) {
	const database = new Database( ':memory:' );
	database.exec(
		"CREATE VIRTUAL TABLE texts USING fts5( id UNINDEXED, title, body, tokenize = 'porter unicode61' )"
	);
	const add = database.prepare( 'INSERT INTO texts VALUES ( ?, ?, ? )' );
	database.transaction( () =>
		documents.forEach( ( { id, title, text } ) =>
			add.run( id, title, text )
		)
	)();
	const best = database
		.prepare(
			'SELECT id FROM texts WHERE texts MATCH ? ORDER BY bm25( texts ) LIMIT 3'
		)
		.pluck();
	return ( question ) => {
		const words = question.toLowerCase().match( /[\p{L}\p{N}]+/gu ) ?? [];
		return words.length === 0
			? []
			: best.all( words.map( ( word ) => `"${ word }"` ).join( ' OR ' ) );
	};
}

async function times( questions, search ) {
	for ( const question of questions.slice( 0, 50 ) ) {
		await search( question );
	}
	const all = [];
	for ( const question of questions ) {
		const from = performance.now();
		await search( question );
		all.push( performance.now() - from );
	}
	return all;
}

const thingOf = ( i ) => THINGS[ i % THINGS.length ];

const generated = () =>
	Array.from( { length: DOCUMENTS }, ( _, i ) => {
		const name = `${ KINDS[ Math.floor( i / THINGS.length ) % KINDS.length ] } ${ thingOf( i ) } ${ i }`;
		return {
			id: `product:${ i }`,
			kind: 'product',
			title: name,
			url: `https://shop.example/${ i }/`,
			text: `${ name }. Price: ${ 5 + ( i % 90 ) }.00. In stock.\n${ [
				0, 1, 2,
			]
				.map( ( n ) => FACTS[ ( i + n * 2 ) % FACTS.length ] )
				.join( ' ' ) }`,
		};
	} );

/** Undefined where there are none; what is there must be readable. */
async function dataOf( folder ) {
	if ( ! folder ) {
		return undefined;
	}
	try {
		return {
			entries: await entriesIn( path.join( folder, 'kb_shop.jsonl' ) ),
			queries: await rowsIn(
				path.join( folder, 'scope_queries.dev.jsonl' )
			),
		};
	} catch ( error ) {
		if ( error.code === 'ENOENT' ) {
			return undefined;
		}
		throw error;
	}
}

const rowsIn = async ( file ) =>
	( await readFile( file, 'utf8' ) )
		.split( '\n' )
		.filter( ( text ) => text.trim() !== '' )
		.map( ( text ) => JSON.parse( text ) );

const entriesIn = async ( file ) =>
	( await rowsIn( file ) ).map( ( { id, question, answer } ) => ( {
		id,
		kind: 'entry',
		title: question,
		text: answer,
	} ) );
