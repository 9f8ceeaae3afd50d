import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { retrieve } from '../../retriever/main';

let folder: string;
beforeAll( () => {
	folder = mkdtempSync( path.join( tmpdir(), 'baton-retrieve-' ) );
} );
afterAll( () => rmSync( folder, { recursive: true } ) );

const jsonl = ( rows: unknown[] ) =>
	rows
		.map( ( row ) =>
			typeof row === 'string' ? row : JSON.stringify( row )
		)
		.join( '\n' );

const KB = [
	{ id: 'post', question: 'How long does delivery take?', answer: '3 days.' },
	{
		id: 7,
		question: 'Which payment methods do you accept?',
		answer: 'Visa.',
	},
];

async function run( given: string[] ) {
	const out: string[] = [];
	const problems: string[] = [];
	const code = await retrieve(
		given,
		( file ) => path.join( folder, file ),
		{ write: ( text ) => out.push( text ) },
		{ write: ( text ) => problems.push( text ) }
	);
	return {
		code,
		lines: out.map( ( line ) => JSON.parse( line ) ),
		problems: problems
			.join( '' )
			.replaceAll( `${ folder }${ path.sep }`, '' ),
	};
}

function asked( queries: unknown[], kb: unknown[] = KB ) {
	writeFileSync( path.join( folder, 'kb.jsonl' ), jsonl( kb ) );
	writeFileSync( path.join( folder, 'q.jsonl' ), jsonl( queries ) );
	return run( [ '--knowledge', 'kb.jsonl', 'q.jsonl' ] );
}

describe( 'npm run retrieve', () => {
	it( '12.7 answers one line for each query, in order', async () => {
		const { code, lines, problems } = await asked( [
			{ query: 'when will my parcel be delivered?' },
			{ query: 'how do ducks sleep' },
			{ query: 'can I pay by card', source: 'somebody' },
			{ query: '' },
		] );
		expect( { code, problems } ).toEqual( { code: 0, problems: '' } );
		expect( lines ).toEqual( [
			{
				query: 'when will my parcel be delivered?',
				in_kb: true,
				kb_id: 'post',
				score: expect.any( Number ),
			},
			{
				query: 'how do ducks sleep',
				in_kb: false,
				kb_id: null,
				score: 0,
			},
			{
				query: 'can I pay by card',
				in_kb: true,
				kb_id: '7',
				score: expect.any( Number ),
			},
			{ query: '', in_kb: false, kb_id: null, score: 0 },
		] );
		expect( lines[ 0 ].score ).toBeLessThanOrEqual( 1 );
	} );

	it( '12.7 a line that cannot be read is reported by its place, and the rest answered', async () => {
		const { code, lines, problems } = await asked(
			[ '{"query":', { query: 5 }, '', { query: 'delivery time' } ],
			[ ...KB, { id: 'post', question: 'Again?', answer: 'Yes.' }, {} ]
		);
		expect( code ).toBe( 1 );
		expect( lines ).toMatchObject( [ { kb_id: 'post' } ] );
		expect( problems.split( '\n' ) ).toEqual( [
			'kb.jsonl:3: id: post was there before',
			expect.stringMatching( /^kb\.jsonl:4: id: / ),
			expect.stringMatching( /^q\.jsonl:1: .*JSON/ ),
			expect.stringMatching( /^q\.jsonl:2: query: / ),
			'',
		] );
	} );

	it( '12.7 a file that is not there, or holds nothing, is named', async () => {
		await asked( [] );
		const { code, problems } = await run( [
			'--knowledge=none.jsonl',
			'q.jsonl',
		] );
		expect( code ).toBe( 1 );
		expect( problems ).toContain( 'none.jsonl: ENOENT' );
		expect( problems ).toContain( 'none.jsonl: there is no entry' );
	} );

	it.each( [
		[ [], '--knowledge is missing.' ],
		[ [ 'q.jsonl' ], '--knowledge is missing.' ],
		[ [ '--knowledge' ], '--knowledge needs the name of a file.' ],
		[ [ '--knowledge=kb.jsonl' ], 'The file with the queries is missing.' ],
		[ [ '--knowledge', 'kb', 'q', 'r' ], 'r is one too many.' ],
		[ [ '--knowlege', 'kb', 'q' ], '--knowlege is not known.' ],
		[
			[ '--knowledge', 'a', '--knowledge', 'b' ],
			'--knowledge is given twice.',
		],
	] )( '12.7 %j: it says what is wrong', async ( given, why ) => {
		const { code, lines, problems } = await run( given );
		expect( { code, lines } ).toEqual( { code: 2, lines: [] } );
		expect( problems ).toContain( why );
		expect( problems ).toContain( 'Usage: npm run retrieve' );
	} );
} );
