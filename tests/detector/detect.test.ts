import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { detect } from '../../detector/detect/main';

let folder: string;
beforeAll( () => {
	folder = mkdtempSync( path.join( tmpdir(), 'baton-detect-' ) );
} );
afterAll( () => rmSync( folder, { recursive: true } ) );

async function detected( ...texts: string[] ) {
	const out: string[] = [];
	const problems: string[] = [];
	const files = texts.map( ( text, i ) => {
		const file = path.join( folder, `${ i }.jsonl` );
		writeFileSync( file, text );
		return file;
	} );
	const code = await detect(
		files,
		{ write: ( text ) => out.push( text ) },
		{ write: ( text ) => problems.push( text ) }
	);
	return {
		code,
		decisions: out.map( ( line ) => JSON.parse( line ) ),
		problems,
	};
}

const row = ( id: string, ...said: string[] ) =>
	JSON.stringify( {
		id,
		messages: said.map( ( text ) => ( { role: 'user', text } ) ),
	} );

describe( 'npm run detect', () => {
	it( '4.20 decides each conversation and says which words made it', async () => {
		const text = 'Hello. Can I talk to a real person?';
		const { code, decisions, problems } = await detected(
			`${ row( 'a', 'hi', text ) }\n${ row( 'b', 'Do you ship to Norway?' ) }\n`
		);
		expect( { code, problems } ).toEqual( { code: 0, problems: [] } );
		const [ first, second ] = decisions;
		expect( first ).toMatchObject( {
			id: 'a',
			escalate: true,
			triggers: [ 'explicit_request' ],
			evidence: [ { message: 1 } ],
		} );
		const { start, end } = first.evidence[ 0 ];
		expect( text.slice( start, end ) ).toContain( 'person' );
		expect( second ).toMatchObject( {
			id: 'b',
			escalate: false,
			triggers: [],
			evidence: [],
		} );
	} );

	it( '4.20 a line that cannot be read is reported by file and line, and the rest is decided', async () => {
		const { code, decisions, problems } = await detected(
			`${ row( 'a', 'agent please' ) }\n{"id": "b"\n\n{"id":"c","messages":[{"role":"system","text":""}]}\n${ row( 'd', '' ) }`,
			'null\n'
		);
		expect( code ).toBe( 1 );
		expect( decisions.map( ( { id } ) => id ) ).toEqual( [ 'a', 'd' ] );
		expect( problems ).toEqual( [
			expect.stringMatching( /0\.jsonl:2: / ),
			expect.stringMatching( /0\.jsonl:4: messages\.0\.role: / ),
			expect.stringMatching( /1\.jsonl:1: / ),
		] );
	} );

	it( '4.20 a file that is not there is reported, and the others are read', async () => {
		const file = path.join( folder, 'there.jsonl' );
		writeFileSync( file, row( 'a', 'human' ) );
		const out: string[] = [];
		const problems: string[] = [];
		const code = await detect(
			[ path.join( folder, 'nowhere.jsonl' ), file ],
			{ write: ( text ) => out.push( text ) },
			{ write: ( text ) => problems.push( text ) }
		);
		expect( code ).toBe( 1 );
		expect( out ).toHaveLength( 1 );
		expect( problems.join( '' ) ).toContain( 'nowhere.jsonl' );
	} );
} );
