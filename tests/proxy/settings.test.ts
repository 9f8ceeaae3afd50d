/**
 * What the connection test says when the web server before the sidecar is
 * wrong, or what the sidecar was told of it: the one setting to change, and to
 * what.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { control } from '../e2e/support/control';
import { closeBrowser, pageErrors } from '../e2e/support/world';
import { asShipped, front, type Faults } from './support/web-server';
import { faultsOf, Settings } from './support/settings';

let settings: Settings;
beforeAll( async () => {
	settings = await Settings.open();
} );
afterAll( async () => {
	expect( pageErrors ).toEqual( [] );
	await closeBrowser();
	await asShipped();
} );

const WHO = 'The sidecar knows who is calling';
const WHO_SERVER = 'The sidecar knows this server’s address';
const HTTPS = 'The sidecar knows that it is on https';
const SERVER = 'This server reaches the sidecar';
const BROWSER = 'This browser reaches the sidecar';
const SOCKET = 'A WebSocket opens';
const POLLING = 'Long polling gets through';
const ORDERS = 'The sidecar reads orders';
const LONG = 'The shop takes long conversations for mail';
const ORIGIN = 'The sidecar accepts this shop’s visitors';

/** Everything that does not simply work, and nothing else, is said in these words. */
async function says( words: Record< string, RegExp > ): Promise< string > {
	const { verdict, said } = await settings.test();
	expect( faultsOf( said ) ).toEqual(
		Object.fromEntries(
			Object.entries( words ).map( ( [ name, pattern ] ) => [
				name,
				expect.stringMatching( pattern ),
			] )
		)
	);
	return verdict;
}

it( '6.3 as shipped, everything works', async () => {
	const { verdict, said } = await settings.test();
	expect( faultsOf( said ) ).toEqual( {} );
	expect( verdict ).toBe( 'Everything works.' );
	expect( Object.keys( said ).sort() ).toEqual( [
		SOCKET,
		POLLING,
		'Permalinks',
		'The clocks of browser and sidecar',
		'The clocks of server and sidecar',
		LONG,
		ORIGIN,
		HTTPS,
		WHO_SERVER,
		WHO,
		ORDERS,
		'The sidecar reads the settings',
		BROWSER,
		SERVER,
		'https on both sides',
	] );
} );

describe( 'a web server that', () => {
	afterAll( () => front() );

	const instead = ( from: string, to: string ): Faults => ( {
		sidecar: [ [ from, to ] ],
	} );
	const more = ( line: string ) => instead( 'proxy_buffering off;', line );
	const PASS = 'proxy_pass http://127.0.0.1:8787;';

	it.each< [ string, Faults, Record< string, RegExp > ] >( [
		[
			'does not say who is calling',
			instead( 'proxy_set_header X-Forwarded-For $remote_addr;', '' ),
			{ [ WHO ]: /X-Forwarded-For \$remote_addr;.*BATON_TRUST_PROXY=1$/ },
		],
		[
			'does not say that it is on https',
			instead( 'proxy_set_header X-Forwarded-Proto $scheme;', '' ),
			{ [ HTTPS ]: /X-Forwarded-Proto \$scheme;/ },
		],
		[
			'takes the path away',
			instead( PASS, 'proxy_pass http://127.0.0.1:8787/;' ),
			{ [ BROWSER ]: /without BATON_BASE_PATH.*no slash.*proxy_pass/ },
		],
		[
			'takes Origin away',
			more( 'proxy_set_header Origin "";' ),
			{ [ ORIGIN ]: /changes the header “Origin”/ },
		],
		[
			'takes Authorization away from polls',
			more( 'proxy_set_header Authorization "";' ),
			{ [ POLLING ]: /takes the header “Authorization” away/ },
		],
		[
			'takes Authorization away from the shop',
			{ shop: [ 'proxy_set_header Authorization "";' ] },
			{ [ ORDERS ]: /before WordPress takes.*“Authorization”/ },
		],
		[
			'refuses long messages',
			instead( 'client_max_body_size 1m;', 'client_max_body_size 8k;' ),
			{ [ POLLING ]: /at least 128 KB.*client_max_body_size 1m;/ },
		],
		[
			'refuses long mails to the shop',
			{ shop: [ 'client_max_body_size 200k;' ] },
			{ [ LONG ]: /client_max_body_size 1m;/ },
		],
		[
			'finds no sidecar',
			instead( PASS, 'proxy_pass http://127.0.0.1:1;' ),
			{
				[ BROWSER ]:
					/does not reach the sidecar \(status 502\).*BATON_PORT/,
			},
		],
		[
			'asks for a password',
			more( 'deny all;' ),
			{ [ BROWSER ]: /lets nobody through \(status 403\)/ },
		],
		[
			'forwards',
			more( 'return 301 https://www.shop.example$request_uri;' ),
			{
				[ SERVER ]: /to https:\/\/www\.shop\.example\/baton\)/,
				[ BROWSER ]: /forwards to another address/,
			},
		],
	] )( '6.3 %s', async ( _, faults, words ) => {
		await front( faults );
		expect( await says( words ) ).toMatch( /faults? (was|were) found:$/ );
	} );

	it( '6.3 passes no WebSocket on: it works, and could work better', async () => {
		await front( instead( 'proxy_set_header Upgrade $http_upgrade;', '' ) );
		expect(
			await says( {
				[ SOCKET ]: /long polling.*Upgrade \$http_upgrade;/,
			} )
		).toBe( 'It works, and could work better:' );
	} );
} );

describe( 'a sidecar that', () => {
	it.each< [ string, Record< string, string >, Record< string, RegExp > ] >( [
		[
			'trusts no web server',
			{ BATON_TRUST_PROXY: '' },
			{ [ WHO ]: /takes the web server for.*BATON_TRUST_PROXY=1$/ },
		],
		[
			'trusts one web server too many',
			{ BATON_TRUST_PROXY: '2' },
			{ [ WHO ]: /anybody can make up.*BATON_TRUST_PROXY=1$/ },
		],
		[
			'expects no path',
			{ BATON_BASE_PATH: '' },
			{
				[ BROWSER ]: /BATON_BASE_PATH=\/baton$/,
			},
		],
		[
			'is two minutes ahead',
			{
				NODE_OPTIONS:
					'--import=data:text/javascript,{const{now}=Date;Date.now=()=>now()+120000}',
			},
			{
				'The clocks of server and sidecar':
					/differ by 1(19|2\d) seconds.*NTP/,
				'The clocks of browser and sidecar':
					/differ by 1(19|2\d) seconds/,
			},
		],
	] )( '6.3 %s', async ( _, env, words ) => {
		await control.restartSidecar( { env } );
		await says( words );
	} );

	it( '6.3 was told of another shop refuses this one’s visitors', async () => {
		const { home } = await control.where();
		const { connection } = JSON.parse(
			readFileSync( path.join( home, 'provisioned.json' ), 'utf8' )
		);
		const decoded = JSON.parse(
			Buffer.from( connection.slice( 7 ), 'base64url' ).toString()
		);
		const other = JSON.stringify( {
			...decoded,
			url: 'https://other.example',
		} );
		await control.restartSidecar( {
			env: {
				BATON_CONNECTION: `baton1.${ Buffer.from( other ).toString(
					'base64url'
				) }`,
			},
		} );
		await says( { [ ORIGIN ]: /https:\/\/localhost:\d+.*BATON_ORIGINS/ } );
	} );

	it( '6.2 trusts everybody, behind a web server that keeps what came', async () => {
		await front( {
			sidecar: [
				[
					'X-Forwarded-For $remote_addr',
					'X-Forwarded-For $proxy_add_x_forwarded_for',
				],
			],
		} );
		await control.restartSidecar( { env: { BATON_TRUST_PROXY: 'true' } } );
		await says( {
			[ WHO ]: /anybody can make up.*BATON_TRUST_PROXY=1$/,
		} );
	} );
} );
