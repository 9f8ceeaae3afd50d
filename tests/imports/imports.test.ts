/** The architecture is the direction of its imports; a wrong arrow fails here. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const ROOT = path.resolve( __dirname, '../..' );

/** Which rooms each room may import from, besides itself. */
const MAY: Record< string, string[] > = {
	protocol: [],
	widget: [ 'protocol' ],
	admin: [ 'protocol' ],
	'sidecar/ports': [ 'protocol' ],
	'sidecar/conversation': [ 'protocol', 'sidecar/ports' ],
	'sidecar/relay': [ 'protocol', 'sidecar/ports', 'sidecar/conversation' ],
	'sidecar/http': [
		'protocol',
		'sidecar/ports',
		'sidecar/conversation',
		'sidecar/relay',
		'sidecar/config',
	],
	'sidecar/config': [ 'protocol', 'sidecar/ports' ],
	'sidecar/main': [ '*' ],
};
/** Every other folder of the sidecar is an adapter. */
const ADAPTER = [
	'protocol',
	'sidecar/ports',
	'sidecar/remote',
	'sidecar/signing',
];

function sources( folder: string ): string[] {
	return readdirSync( path.join( ROOT, folder ), {
		withFileTypes: true,
	} ).flatMap( ( entry ) => {
		const file = `${ folder }/${ entry.name }`;
		if ( entry.isDirectory() ) {
			return entry.name === 'dist' ? [] : sources( file );
		}
		return /\.tsx?$/.test( entry.name ) ? [ file ] : [];
	} );
}

/** "sidecar/store/sqlite/x.ts" → "sidecar/store"; "widget/panel/x.tsx" → "widget". */
function roomOf( file: string ): string {
	const [ top = '', second = '' ] = file.split( '/' );
	return top === 'sidecar'
		? `sidecar/${ second.replace( /\.tsx?$/, '' ) }`
		: top;
}

function importsOf( file: string ): string[] {
	const text = readFileSync( path.join( ROOT, file ), 'utf8' );
	return ts
		.preProcessFile( text, true, true )
		.importedFiles.map( ( { fileName } ) => fileName )
		.filter( ( name ) => name.startsWith( '.' ) )
		.map( ( name ) =>
			path.relative(
				ROOT,
				path.resolve( ROOT, path.dirname( file ), name )
			)
		);
}

function mayImport( from: string, to: string ): boolean {
	if ( from === to ) {
		return true;
	}
	const known = MAY[ from ];
	const allowed = known ?? ( from.startsWith( 'sidecar/' ) ? ADAPTER : [] );
	return allowed.includes( '*' ) || allowed.includes( to );
}

/** Arrows that are not allowed, as "file → what it imports". */
function wrongArrows( file: string, imported: string[] ): string[] {
	return imported
		.filter( ( to ) => ! mayImport( roomOf( file ), roomOf( to ) ) )
		.map( ( to ) => `${ file } → ${ to }` );
}

describe( 'imports go one way', () => {
	const files = [ 'protocol', 'widget', 'admin', 'sidecar' ].flatMap(
		sources
	);

	it( 'there is something to check in every part', () => {
		expect(
			new Set( files.map( ( f ) => f.split( '/' )[ 0 ] ) ).size
		).toBe( 4 );
	} );

	it( 'no file imports against the direction', () => {
		expect(
			files.flatMap( ( file ) => wrongArrows( file, importsOf( file ) ) )
		).toEqual( [] );
	} );

	it.each( [
		[ 'protocol/view.ts', 'widget/panel/x' ],
		[ 'widget/panel/x.ts', 'admin/desk/y' ],
		[ 'sidecar/conversation/turn.ts', 'sidecar/store/sqlite' ],
		[ 'sidecar/relay/rooms.ts', 'sidecar/http/app' ],
		[ 'sidecar/http/app.ts', 'sidecar/llm/openai' ],
		[ 'sidecar/llm/openai.ts', 'sidecar/conversation/turn' ],
	] )( 'a wrong arrow would be found: %s → %s', ( file, to ) => {
		expect( wrongArrows( file, [ to ] ) ).toHaveLength( 1 );
	} );
} );
