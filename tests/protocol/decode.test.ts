import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
	decodeAgentFrame,
	decodeCustomerFrame,
	decodeServerFrame,
	MAX_TEXT,
} from '../../protocol';
import { choice } from '../support/chance';

const FOLDER = path.resolve( __dirname, '../fixtures/protocol/frames' );
const DECODE = {
	customer: decodeCustomerFrame,
	agent: decodeAgentFrame,
	server: decodeServerFrame,
};

type Side = keyof typeof DECODE;

function golden( side: Side ): { type: string }[] {
	return JSON.parse(
		readFileSync( path.join( FOLDER, `${ side }.v1.json` ), 'utf8' )
	);
}

/** The types that a union has, read from its schema's own words when it refuses. */
function typesOf( side: Side ): string[] {
	const refused = DECODE[ side ]( '{"type":"?"}' );
	const words = refused.ok ? '' : refused.message;
	return [ ...words.matchAll( /"([a-z_]+)"/g ) ]
		.map( ( match ) => match[ 1 ] ?? '' )
		.filter( ( word ) => word !== '' );
}

describe.each( Object.keys( DECODE ) as Side[] )( 'frames: %s', ( side ) => {
	const frames = golden( side );

	it( '3.1 there is a golden frame for every member of the union', () => {
		const types = typesOf( side );
		expect( types.length ).toBeGreaterThan( 5 );
		expect(
			[ ...new Set( frames.map( ( f ) => f.type ) ) ].sort()
		).toEqual( [ ...new Set( types ) ].sort() );
	} );

	it.each( frames.map( ( frame ) => [ frame.type, frame ] as const ) )(
		'3.1 golden %s decodes to itself',
		( _type, frame ) => {
			expect( DECODE[ side ]( JSON.stringify( frame ) ) ).toEqual( {
				ok: true,
				frame,
			} );
		}
	);

	it.each( frames.map( ( frame ) => [ frame.type, frame ] as const ) )(
		'3.1 %s with a field of the wrong kind names that field',
		( _type, frame ) => {
			for ( const field of Object.keys( frame ) ) {
				const broken = { ...frame, [ field ]: { no: 'such thing' } };
				const decoded = DECODE[ side ]( JSON.stringify( broken ) );
				if ( field === 'page' || field === 'cart' || field === 'put' ) {
					expect( decoded.ok ).toBe( false );
					continue;
				}
				expect( decoded ).toMatchObject( {
					ok: false,
					field: expect.stringMatching(
						new RegExp( `^${ field }(\\.|$)` )
					),
				} );
			}
		}
	);
} );

describe( 'what a hostile client may send', () => {
	it.each( [
		[ 'nothing', '' ],
		[ 'no JSON', '{"type":' ],
		[ 'null', 'null' ],
		[ 'a number', '7' ],
		[ 'a list', '[{"type":"ping"}]' ],
		[ 'an unknown type', '{"type":"drop_table"}' ],
		[ 'a type that is no text', '{"type":{"$gt":""}}' ],
		[ 'a prototype', '{"__proto__":{"type":"ping"}}' ],
		[
			'a deep one',
			`{"type":"ping","x":${ '['.repeat( 16 ) }${ ']'.repeat( 16 ) }}`,
		],
		[ 'an id with a blank', '{"type":"request_person","id":"a b"}' ],
		[ 'an id with NUL', '{"type":"request_person","id":"a\\u0000"}' ],
		[ 'an id of half a pair', '{"type":"request_person","id":"\\ud800"}' ],
		[ 'a number that is none', '{"type":"read","upTo":1e308}' ],
	] )( '3.1 %s is an error, not an exception', ( _name, raw ) => {
		for ( const decode of Object.values( DECODE ) ) {
			expect( decode( raw ).ok ).toBe( false );
		}
	} );

	it.each( [ 'with a blank', 'ключ', 'x'.repeat( 65 ), '', 7 ] )(
		'3.1 an id that is none (%s) is not repeated in the answer',
		( id ) => {
			expect( decodeCustomerFrame( JSON.stringify( { id } ) ) ).toEqual( {
				ok: false,
				field: expect.any( String ),
				message: expect.any( String ),
			} );
		}
	);

	it( '3.1 brackets in a text are no depth', () => {
		const text = `${ '[{'.repeat( 1000 ) }"\\`;
		const raw = JSON.stringify( { type: 'send', id: 'a', text } );
		expect( decodeCustomerFrame( raw ) ).toEqual( {
			ok: true,
			frame: { type: 'send', id: 'a', text },
		} );
	} );

	it( '3.1 an empty or too long message is refused by its field', () => {
		for ( const text of [ '', ' \n\t', 'x'.repeat( MAX_TEXT + 1 ) ] ) {
			const raw = JSON.stringify( { type: 'send', id: 'a', text } );
			expect( decodeCustomerFrame( raw ) ).toMatchObject( {
				ok: false,
				field: 'text',
				id: 'a',
			} );
		}
	} );

	it( '5.2 frames of the other audience are undecodable', () => {
		const accept = golden( 'agent' ).find( ( f ) => f.type === 'accept' );
		const form = golden( 'customer' ).find( ( f ) => f.type === 'ticket' );
		expect( decodeCustomerFrame( JSON.stringify( accept ) ).ok ).toBe(
			false
		);
		expect( decodeAgentFrame( JSON.stringify( form ) ).ok ).toBe( false );
	} );

	it( '3.2 an e-mail address that is none names the field', () => {
		const frame = {
			type: 'ticket',
			id: 'a',
			name: '',
			email: 'nobody',
			about: 'x',
		};
		expect( decodeCustomerFrame( JSON.stringify( frame ) ) ).toMatchObject(
			{
				field: 'email',
			}
		);
	} );

	it( '3.1 random bytes never throw', () => {
		const pick = choice( 42 );
		const parts = readdirSync( FOLDER ).flatMap( ( file ) =>
			readFileSync( path.join( FOLDER, file ), 'utf8' ).split(
				/(?=["{,])/
			)
		);
		for ( let i = 0; i < 3000; i++ ) {
			const raw = Array.from(
				{ length: 1 + pick( 6 ) },
				() => parts[ pick( parts.length ) ] ?? ''
			).join( '' );
			for ( const decode of Object.values( DECODE ) ) {
				expect( typeof decode( raw ).ok ).toBe( 'boolean' );
			}
		}
	} );
} );
