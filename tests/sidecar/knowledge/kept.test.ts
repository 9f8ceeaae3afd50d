/** What the index keeps in memory is what its tables say. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { FullText } from '../../../sidecar/knowledge/full-text';
import type { KnowledgeDocument } from '../../../sidecar/ports';

const THINGS = [ 'kettle', 'mug', 'lantern', 'blanket', 'teapot' ];
const LOOKS = [ 'blue', 'copper', 'striped', 'folding' ];
const FACTS = [
	'It takes three to five working days by courier.',
	'Dishwasher safe, and it keeps its colour for years.',
	'It may be returned within thirty days, unused.',
];
const QUESTIONS = [
	...THINGS.flatMap( ( thing ) => [
		`how much is the copper ${ thing }?`,
		`do you have a blue ${ thing }`,
		`Hello! I bought a ${ thing }. Can I send it back? Is it dishwaser safe?`,
	] ),
	'how long does delivery take',
	'do you have a foldng lantrn',
];

/** Numbers below `end` that are the same at every run. */
function numbers() {
	let state = 11;
	return ( end: number ) => {
		state = ( state * 48_271 ) % 2_147_483_647;
		return state % end;
	};
}

function documentOf( id: number, below: ( end: number ) => number ) {
	const name = `${ LOOKS[ below( 4 ) ] } ${ THINGS[ below( 5 ) ] }`;
	const text = [ name, ...FACTS.filter( () => below( 2 ) === 1 ) ].join(
		'. '
	);
	return {
		id: `product:${ id }`,
		kind: 'product',
		title: name,
		url: `https://shop.example/${ id }/`,
		text: `${ text }. In stock.${
			below( 4 ) === 0 ? `\n# Care\n${ FACTS[ 1 ] }` : ''
		}`,
	} as const;
}

const answers = ( index: FullText ) =>
	Promise.all( QUESTIONS.map( ( one ) => index.search( one, 40 ) ) );
/** In no order: what is as sure stands in the order in which it came. */
const asSet = ( all: Awaited< ReturnType< typeof answers > > ) =>
	all.map( ( passages ) =>
		passages
			.map( ( { entry, score } ) => `${ score.toFixed( 9 ) } ${ entry }` )
			.sort()
	);

it( '12.4 however often the shop changes, answers are those of an index made anew', async () => {
	const below = numbers();
	const held = new Map< string, KnowledgeDocument >();
	const index = new FullText( ':memory:' );
	for ( let round = 0; round < 12; round++ ) {
		const put = Array.from( { length: 8 }, () =>
			documentOf( below( 30 ), below )
		);
		index.put( put );
		put.forEach( ( one ) => held.set( one.id, one ) );
		const gone = [ below( 30 ), below( 30 ) ].map(
			( n ) => `product:${ n }`
		);
		index.remove( gone );
		gone.forEach( ( id ) => held.delete( id ) );
		const anew = new FullText( ':memory:' );
		anew.put( [ ...held.values() ] );
		expect( index.size() ).toBe( anew.size() );
		expect( asSet( await answers( index ) ) ).toEqual(
			asSet( await answers( anew ) )
		);
		anew.close();
	}
	index.close();
} );

it( '12.4 a change that could not be written changes no answer', async () => {
	const below = numbers();
	const index = new FullText( ':memory:' );
	index.put( [ 1, 2, 3 ].map( ( id ) => documentOf( id, below ) ) );
	const before = await answers( index );
	const size = index.size();
	const broken = { ...documentOf( 5, below ), text: undefined };
	expect( () =>
		index.put( [
			documentOf( 1, below ),
			documentOf( 4, below ),
			broken as never,
		] )
	).toThrow();
	expect( await answers( index ) ).toEqual( before );
	expect( index.size() ).toBe( size );
	index.close();
} );

it( '12.4 what another process writes meanwhile is known at once', async () => {
	const folder = mkdtempSync( path.join( tmpdir(), 'baton-index-' ) );
	const below = numbers();
	const [ one, other ] = [ 1, 2 ].map(
		() => new FullText( path.join( folder, 'knowledge.db' ) )
	);
	one!.put( [ 1, 2, 3 ].map( ( id ) => documentOf( id, below ) ) );
	expect( await answers( other! ) ).toEqual( await answers( one! ) );
	one!.remove( [ 'product:1' ] );
	other!.put( [ 4, 5 ].map( ( id ) => documentOf( id, below ) ) );
	expect( await answers( one! ) ).toEqual( await answers( other! ) );
	expect( one!.list() ).toEqual( other!.list() );
	one!.close();
	other!.close();
	rmSync( folder, { recursive: true } );
} );

it( '12.4 of what is as sure, what is named by nothing else comes first', async () => {
	const index = new FullText( ':memory:' );
	const named = ( id: number, title: string ) => ( {
		...documentOf( id, () => 0 ),
		title,
	} );
	index.put( [
		named( 1, 'Lantern hook of brass' ),
		named( 2, 'Lantern' ),
		...[ 'Mug', 'Kettle', 'Stool' ].map( ( one, i ) =>
			named( 3 + i, one )
		),
	] );
	const [ best ] = await index.search( 'do you have a lantern?', 1 );
	expect( best?.title ).toBe( 'Lantern' );
	index.close();
} );

it( '12.3 a word is whole in every script', async () => {
	const index = new FullText( ':memory:' );
	index.put( [
		{ id: 'entry:1', kind: 'entry', title: 'चाय के कप', text: 'हाँ।' },
		{ id: 'entry:2', kind: 'entry', title: 'केतली', text: 'नहीं।' },
	] );
	const [ best ] = await index.search( 'केतली?', 1 );
	expect( best?.entry ).toBe( 'entry:2' );
	index.close();
} );

it( '12.4 words that are read beforehand change no answer, and reading ends when it is told to', async () => {
	const below = numbers();
	const index = new FullText( ':memory:' );
	index.put( [ 1, 2, 3, 4 ].map( ( id ) => documentOf( id, below ) ) );
	const before = await answers( index );
	const stop = index.warm();
	await new Promise( ( resolve ) => setImmediate( resolve ) );
	stop();
	expect( await answers( index ) ).toEqual( before );
	index.close();
	// An index that is closed throws when it is read.
	await new Promise( ( resolve ) => setImmediate( resolve ) );
} );

it( '12.5 each question of a message has its own turn in a large shop, and what changes between them is not quoted', async () => {
	const index = new FullText( ':memory:' );
	const below = numbers();
	index.put(
		Array.from( { length: 1200 }, ( _, id ) => documentOf( id, below ) )
	);
	const lantern = {
		...documentOf( 1, below ),
		title: 'Signal lantern',
		text: 'The signal lantern burns for nine hours.',
	};
	index.put( [ lantern ] );
	const ask = () =>
		index.search( 'Is the signal lantern blue? How long does it burn?', 1 );
	expect( ( await ask() )[ 0 ]?.title ).toBe( 'Signal lantern' );
	const asked = ask();
	let turns = 0;
	setImmediate( () => {
		turns++;
		index.remove( [ lantern.id ] );
		index.put( [
			{
				...lantern,
				title: 'Oil',
				text: 'Oil for everything that squeaks.',
			},
		] );
	} );
	const told = await asked;
	expect( turns ).toBe( 1 );
	expect( told.map( ( { title } ) => title ) ).not.toContain( 'Oil' );
	expect( told.map( ( { title } ) => title ) ).not.toContain(
		'Signal lantern'
	);
	index.close();
} );
