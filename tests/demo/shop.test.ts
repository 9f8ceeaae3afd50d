/** The demo shop's own server: what it gives out, what it keeps, where its mail goes. */
import { Shopper } from '../contract/shop/requests';
import { serveShop, type ServedShop } from '../contract/shop/shop-process';

jest.setTimeout( 30_000 );

let served: ServedShop;

beforeAll( async () => {
	served = await serveShop( 'auto' );
}, 170_000 );
afterAll( () => served?.stop(), 20_000 );

const get = ( path: string ) => new Shopper( served.url ).get( path );

it.each( [
	'/wp-content/database/.ht.sqlite',
	'/wp-content/database/',
	'/wp-content/%64atabase/.ht.sqlite',
	'/.git/config',
	'/wp-content/.htaccess',
] )( '3.2 %s is nobody’s business', async ( path ) => {
	expect( ( await get( path ) ).status ).toBe( 403 );
} );

it.each( [
	[ '/wp-includes/js/wp-util.js', 'text/javascript' ],
	[ '/wp-includes/css/buttons.css', 'text/css' ],
	[ '/wp-content/uploads/2026/01/mug.png', 'image/png' ],
] )( '3.2 %s is a file of its type', async ( path, type ) => {
	const { status, headers } = await get( path );
	expect( status ).toBe( 200 );
	expect( headers.get( 'Content-Type' ) ).toContain( type );
} );

it.each( [ 'shipping', 'returns', 'warranty', 'contact' ] )(
	'3.2 the page %s is there',
	async ( slug ) => {
		const { status, body } = await get( `/${ slug }/` );
		expect( status ).toBe( 200 );
		expect( body ).toContain( 'Juniper &amp; Tide' );
	}
);

it( '3.2 an address that does not exist is a 404', async () => {
	expect( ( await get( '/nothing-here/' ) ).status ).toBe( 404 );
} );

it( '3.2 mail is caught and shown as text, newest first', async () => {
	const wanted = new URLSearchParams( {
		user_login: 'ines',
		'wp-submit': 'Get New Password',
	} );
	const someone = new Shopper( served.url );
	await someone.post( '/wp-login.php?action=lostpassword', wanted );
	const mails = ( await get( '/?baton_mail&format=json' ) ).body;
	expect( mails[ 0 ] ).toMatchObject( {
		to: [ 'ines.carvalho@example.com' ],
		subject: expect.stringContaining( 'Password Reset' ),
		message: expect.stringContaining( 'action=rp' ),
		time: expect.any( Number ),
	} );
	const page = ( await get( '/?baton_mail' ) ).body;
	expect( page ).toContain( 'To ines.carvalho@example.com' );
} );
