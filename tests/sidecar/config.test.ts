import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readConfig } from '../../sidecar/config';
import { fixture } from './support/fixture';

const { connection, decoded } = fixture< {
	connection: string;
	decoded: object;
} >( 'connection' );

function faults( env: Record< string, string > ): string[] {
	const read = readConfig( env );
	return read.ok ? [] : read.faults;
}

function config( env: Record< string, string > = {} ) {
	const read = readConfig( { BATON_CONNECTION: connection, ...env } );
	if ( ! read.ok ) {
		throw new Error( read.faults.join( '\n' ) );
	}
	return read.config;
}

describe( 'the configuration', () => {
	it( '8 the connection string is read as WordPress makes it', () => {
		expect( config().connection ).toEqual( decoded );
	} );

	it( '3.4 everything but the connection has a default', () => {
		expect( config() ).toMatchObject( {
			host: '127.0.0.1',
			port: 8787,
			data: './data',
			basePath: '',
			trustProxy: false,
			origins: [ 'https://shop.example' ],
			logLevel: 'info',
			agentGraceMs: 20_000,
			settingsEveryMs: 30_000,
		} );
		expect( config().model ).toBeUndefined();
	} );

	it( '3.4 every variable that is read is in the README', () => {
		const names: string[] = [];
		readConfig(
			new Proxy(
				{ BATON_CONNECTION: connection },
				{
					get: ( env, name ) =>
						names.push( String( name ) ) &&
						Reflect.get( env, name ),
				}
			)
		);
		const readme = readFileSync(
			path.resolve( __dirname, '../../README.md' ),
			'utf8'
		);
		expect( names ).toContain( 'BATON_AGENT_GRACE_MS' );
		expect(
			names.filter( ( name ) => ! readme.includes( `\`${ name }\`` ) )
		).toEqual( [] );
	} );

	it( '3.4 every fault is named at once, with what would be right', () => {
		expect(
			faults( {
				BATON_CONNECTION: 'x',
				BATON_PORT: '80x',
				BATON_BASE_PATH: 'baton path',
				BATON_ORIGINS: 'shop.example, https://ok.example',
				BATON_LOG_LEVEL: 'loud',
				OPENAI_BASE_URL: 'localhost:1234',
				BATON_AGENT_GRACE_MS: '-1',
				BATON_METRICS_TOKEN: 'hunter2',
			} )
		).toEqual( [
			'BATON_CONNECTION: must begin with “baton1.”; copy the whole string from Baton’s settings.',
			'BATON_BASE_PATH: must be a path such as /baton.',
			'BATON_LOG_LEVEL: must be one of trace, debug, info, warn, error, fatal, silent.',
			'BATON_METRICS_TOKEN: must be 24 or more letters, digits and any of - . _ ~ + / =; “openssl rand -hex 32” makes one.',
			'OPENAI_BASE_URL: must be a URL such as https://api.openai.com/v1.',
			'BATON_ORIGINS: “shop.example” must be an origin such as https://www.shop.example; separate several by commas.',
			'BATON_PORT: must be a whole number from 0 to 65535.',
			'BATON_AGENT_GRACE_MS: must be a whole number from 0 to 86400000.',
		] );
	} );

	it.each( [
		[ 'missing', '', 'is missing' ],
		[ 'cut off', connection.slice( 0, 60 ), 'is cut off or changed' ],
		[
			'without a secret',
			`baton1.${ Buffer.from( JSON.stringify( { ...decoded, secret: 'short' } ) ).toString( 'base64url' ) }`,
			'its part “secret” is not acceptable',
		],
	] )( '8 a connection that is %s', ( _, text, problem ) => {
		const [ fault, ...more ] = faults( { BATON_CONNECTION: text } );
		expect( fault ).toContain( problem );
		expect( more ).toEqual( [] );
		// A secret must not land in a log.
		expect( fault ).not.toContain( '00010203' );
	} );

	it( '3.4 a model is used as soon as there is a key or an address', () => {
		expect( config( { OPENAI_API_KEY: 'sk' } ).model ).toEqual( {
			apiKey: 'sk',
			name: 'gpt-4o-mini',
		} );
		expect(
			config( {
				OPENAI_BASE_URL: 'http://127.0.0.1:1/v1',
				OPENAI_MODEL: 'own',
			} ).model
		).toEqual( {
			apiKey: 'none',
			baseUrl: 'http://127.0.0.1:1/v1',
			name: 'own',
		} );
	} );

	it.each( [
		[ 'short', 'x'.repeat( 23 ) ],
		[ 'of several words', 'secret '.repeat( 8 ) ],
		[ 'with what no header carries', `${ 'x'.repeat( 30 ) }é` ],
	] )(
		'9.1 a metrics token that is %s is refused, and not repeated',
		( _, token ) => {
			const [ fault, ...more ] = faults( {
				BATON_CONNECTION: connection,
				BATON_METRICS_TOKEN: token,
			} );
			expect( more ).toEqual( [] );
			expect( fault ).toContain( 'BATON_METRICS_TOKEN: must be' );
			expect( fault ).not.toContain( token.trim() );
		}
	);

	it( '9.1 without a metrics token there is none', () => {
		expect( config() ).not.toHaveProperty( 'metricsToken' );
		const token = 'a'.repeat( 64 );
		expect( config( { BATON_METRICS_TOKEN: token } ).metricsToken ).toBe(
			token
		);
	} );

	it( '3.4 behind a proxy', () => {
		expect(
			config( { BATON_BASE_PATH: '/baton/', BATON_TRUST_PROXY: '1' } )
		).toMatchObject( { basePath: '/baton', trustProxy: 1 } );
		for ( const text of [
			'yes',
			'loopback,proxy.example',
			'10.0.0.0/33',
			'-1',
			'1.5',
		] ) {
			expect(
				faults( {
					BATON_CONNECTION: connection,
					BATON_TRUST_PROXY: text,
				} )
			).toEqual( [
				expect.stringMatching( /^BATON_TRUST_PROXY: must be how many/ ),
			] );
		}
		expect(
			config( { BATON_TRUST_PROXY: '10.0.0.0/8, ::1' } ).trustProxy
		).toBe( '10.0.0.0/8, ::1' );
		expect( config( { BATON_TRUST_PROXY: 'loopback' } ).trustProxy ).toBe(
			'loopback'
		);
	} );

	it( '3.4 a fault for a drill is taken only where it is allowed, and only when it can be read', () => {
		const allowed = { BATON_ALLOW_FAULT: 'drill' };
		expect(
			config( { BATON_FAULT: 'commit:7', ...allowed } ).fault
		).toEqual( { point: 'commit', count: 7 } );
		expect(
			config( { BATON_FAULT: 'append:status.human:1', ...allowed } ).fault
		).toEqual( { point: 'append', what: 'status.human', count: 1 } );
		for ( const text of [
			'commit',
			'elsewhere:1',
			'commit:0',
			'commit:x',
		] ) {
			expect(
				faults( {
					BATON_CONNECTION: connection,
					BATON_FAULT: text,
					...allowed,
				} )
			).toEqual( [ expect.stringMatching( /^BATON_FAULT: must be/ ) ] );
		}
		expect(
			faults( {
				BATON_CONNECTION: connection,
				BATON_FAULT: 'commit:7',
				BATON_ALLOW_FAULT: '1',
			} )
		).toEqual( [ expect.stringMatching( /^BATON_FAULT: .*drills/ ) ] );
		expect( config().fault ).toBeUndefined();
	} );
} );
