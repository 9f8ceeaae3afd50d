/** What the log makes of errors and fields: nobody's words, whatever was thrown. */
import { runInNewContext } from 'node:vm';
import Database from 'better-sqlite3';
import { APIError } from 'openai';
import * as v from 'valibot';
import { PlainError, ShopProblem, Unavailable } from '../../sidecar/ports';
import { logged } from './support/logged';

const CANARY = 'canary';

function thrownBy( work: () => unknown ): unknown {
	try {
		work();
	} catch ( error ) {
		return error;
	}
	throw new Error( 'It did not throw.' );
}

const sqlite = ( sql: string ) =>
	thrownBy( () => new Database( ':memory:' ).exec( sql ) );

const errors: Array< [ string, () => unknown ] > = [
	[
		'JSON that cannot be parsed',
		() => thrownBy( () => JSON.parse( CANARY ) ),
	],
	[
		'valibot’s issues',
		() =>
			thrownBy( () =>
				v.parse( v.object( { a: v.number() } ), { a: CANARY } )
			),
	],
	[ 'an address', () => thrownBy( () => new URL( CANARY ) ) ],
	[ 'SQLite', () => sqlite( `SELECT ${ CANARY }` ) ],
	[
		'a store that takes nothing',
		() => new Unavailable( CANARY, sqlite( `SELECT ${ CANARY }` ) ),
	],
	[
		'the model’s server',
		() =>
			APIError.generate(
				400,
				{ error: { message: CANARY, code: CANARY } },
				CANARY,
				new Headers( { 'x-request-id': CANARY } )
			),
	],
	[
		'the shop',
		() =>
			new ShopProblem( CANARY, 'broken', {
				route: '/baton/v1/mail',
				status: 502,
			} ),
	],
	[
		'properties',
		() =>
			Object.assign( new Error( CANARY ), {
				body: CANARY,
				code: CANARY,
				path: CANARY,
				address: CANARY,
			} ),
	],
	[
		'a name',
		() => Object.assign( new Error( CANARY ), { name: `${ CANARY } x` } ),
	],
	[ 'a cause', () => new Error( 'x', { cause: new Error( CANARY ) } ) ],
	[ 'several', () => new AggregateError( [ new Error( CANARY ) ], CANARY ) ],
	[
		'lines that look like places',
		() =>
			new Error(
				`${ CANARY }\n    at ${ CANARY } (/x/${ CANARY }.js:1:1)`
			),
	],
	[
		'a getter that throws',
		() =>
			Object.defineProperty( new Error( CANARY ), 'cause', {
				get: () => {
					throw new Error( CANARY );
				},
			} ),
	],
	[ 'a string', () => CANARY ],
	[ 'an object', () => ( { message: CANARY } ) ],
	[ 'nothing', () => null ],
];

describe( 'the log', () => {
	it.each( errors )(
		'9.4 an error that quotes is not quoted: %s',
		( _, make ) => {
			const text = logged( ( log ) =>
				log.error( { error: make() }, 'a request failed' )
			);
			expect( text ).toContain( 'a request failed' );
			expect( text ).not.toContain( CANARY );
		}
	);

	it( '9.4 what helps is there: name, code, kind, route, status, places', () => {
		const text = logged( ( log ) => {
			log.error(
				{ error: new Unavailable( 'x', sqlite( 'SELECT a' ) ) },
				'one'
			);
			log.error(
				{
					error: new ShopProblem( 'x', 'keys', {
						route: '/baton/v1/mail',
						status: 401,
					} ),
				},
				'two'
			);
			log.error(
				{ error: new PlainError( 'Our words.', 'OURS' ) },
				'three'
			);
		} );
		const [ one, two, three ] = text
			.trim()
			.split( '\n' )
			.map( ( line ) => JSON.parse( line ) );
		expect( one ).toMatchObject( {
			level: 'error',
			msg: 'one',
			error: {
				name: 'Unavailable',
				at: expect.arrayContaining( [
					expect.stringContaining( 'logs-errors.test.ts' ),
				] ),
				cause: { name: 'SqliteError', code: 'SQLITE_ERROR' },
			},
		} );
		expect( two.error ).toMatchObject( {
			kind: 'refused',
			route: '/baton/v1/mail',
			status: 401,
		} );
		expect( three.error ).toMatchObject( {
			message: 'Our words.',
			code: 'OURS',
		} );
	} );

	it( '9.4 an error of another context is an error, and as silent', () => {
		const foreign = runInNewContext(
			`Object.assign( new TypeError( '${ CANARY }' ), { code: 'ERR_THERE' } )`
		);
		const text = logged( ( log ) => log.warn( { error: foreign }, 'one' ) );
		expect( JSON.parse( text ).error ).toMatchObject( {
			name: 'TypeError',
			code: 'ERR_THERE',
		} );
		expect( text ).not.toContain( CANARY );
	} );

	it( '9.4 where the sidecar listens is shown, also by IPv6 and under ~', () => {
		const text = logged( ( log ) =>
			log.info(
				{ address: 'http://[::1]:8787', basePath: '/~shop/baton' },
				'listening'
			)
		);
		expect( JSON.parse( text ) ).toMatchObject( {
			address: 'http://[::1]:8787',
			basePath: '/~shop/baton',
		} );
	} );

	it( '9.4 of a list each is judged by itself, and it ends', () => {
		const settings = [
			'frustration.on',
			'a sentence',
			{ text: CANARY },
			...Array.from( { length: 500 }, () => 'phrases.1.text' ),
		] as string[];
		const text = logged( ( log ) => log.warn( { settings }, 'a line' ) );
		const line = JSON.parse( text );
		expect( line.settings.slice( 0, 4 ) ).toEqual( [
			'frustration.on',
			'[hidden]',
			'[hidden]',
			'phrases.1.text',
		] );
		expect( line.settings ).toHaveLength( 20 );
		expect( text ).not.toContain( CANARY );
	} );

	it( '9.4 a field that is no word of ours is hidden', () => {
		const text = logged( ( log ) =>
			log.info(
				{
					conversation: 'a sentence',
					socket: 'zoe@example.org',
					agent: { name: CANARY } as never,
					request: 'x'.repeat( 200 ),
					turn: 'id-1',
				},
				'a line'
			)
		);
		expect( JSON.parse( text ) ).toMatchObject( {
			conversation: '[hidden]',
			socket: '[hidden]',
			agent: '[hidden]',
			request: '[hidden]',
			turn: 'id-1',
		} );
	} );
} );
