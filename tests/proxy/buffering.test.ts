/** A web server that keeps answers until they are whole and knows of no WebSocket, as many come. */
import { Customer } from '../e2e/support/customer';
import { journey } from '../e2e/support/journey';
import { handoff } from '../e2e/support/story';
import { visitor, world } from '../e2e/support/world';
import { front } from './support/web-server';

beforeAll( () =>
	front( {
		sidecar: [
			[ 'proxy_buffering off;', 'proxy_buffering on;' ],
			[ 'proxy_http_version 1.1;', '' ],
			[ 'proxy_set_header Upgrade $http_upgrade;', '' ],
			[ 'proxy_set_header Connection "upgrade";', '' ],
			// Everybody in one office: what is bounded by address is for them all.
			[ 'X-Forwarded-For $remote_addr;', 'X-Forwarded-For 203.0.113.7;' ],
		],
	} )
);
afterAll( () => front() );

journey();
handoff();

it( '2.10 frames go by long polling alone', async () => {
	const customer = await Customer.enters( await visitor() );
	let heard = 0;
	customer.page.on( 'websocket', ( socket ) =>
		socket.on( 'framereceived', () => heard++ )
	);
	const polls: number[] = [];
	customer.page.on( 'response', ( response ) => {
		if ( response.url() === `${ world.sidecarUrl }/v1/poll` ) {
			polls.push( response.status() );
		}
	} );
	await customer.opens();
	await customer.says( 'How long does shipping take?' );
	await customer
		.entriesOf( /assistant/i )
		.last()
		.waitFor();
	expect( heard ).toBe( 0 );
	expect( polls.length ).toBeGreaterThan( 0 );
	expect( new Set( polls ) ).toEqual( new Set( [ 200 ] ) );
} );
