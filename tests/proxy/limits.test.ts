/** Limits behind one trusted web server: each customer has their own. */
import { Agent, request as ask } from 'node:https';
import { control } from '../e2e/support/control';
import { world } from '../e2e/support/world';
import { asShipped, front } from './support/web-server';

/** A little more than one address may ask in a minute. */
const TOO_MANY = 650;
const MAYA = '203.0.113.17';
const TOM = '203.0.113.18';

const agent = new Agent( { keepAlive: true, maxSockets: 8 } );

beforeAll( () =>
	// The customers of this test are where they say: the web server takes their word.
	front( {
		sidecar: [
			[
				'X-Forwarded-For $remote_addr;',
				'X-Forwarded-For "$http_x_claimed$http_x_address";',
			],
		],
	} )
);
afterAll( async () => {
	agent.destroy();
	await asShipped();
} );

/**
 * The status of an answer.
 * @param address Where the web server says that it comes from.
 * @param route
 * @param claimed What the caller says in X-Forwarded-For, with the comma after it.
 */
function status(
	address: string,
	route = '/v1/availability',
	claimed = ''
): Promise< number | undefined > {
	return new Promise( ( resolve, reject ) => {
		const asked = ask(
			world.sidecarUrl + route,
			{
				agent,
				method: route === '/v1/check' ? 'POST' : 'GET',
				headers: {
					'X-Address': address,
					...( claimed && { 'X-Claimed': `${ claimed }, ` } ),
				},
			},
			( answer ) => {
				answer.resume();
				answer.on( 'end', () => resolve( answer.statusCode ) );
			}
		);
		asked.on( 'error', reject );
		asked.end();
	} );
}

it( '3.11 who spends their own share takes nothing from others, and makes up no new one', async () => {
	const answers = await Promise.all(
		Array.from( { length: TOO_MANY }, () => status( MAYA ) )
	);
	const counts: Record< string, number > = {};
	for ( const one of answers ) {
		counts[ `${ one }` ] = ( counts[ `${ one }` ] ?? 0 ) + 1;
	}
	expect( counts ).toEqual( { 200: 600, 429: TOO_MANY - 600 } );
	// Another customer, another route, WordPress.
	expect( await status( TOM ) ).toBe( 200 );
	expect( await status( MAYA, '/v1/check' ) ).toBe( 200 );
	expect(
		await control.wp(
			'eval',
			'echo wp_remote_retrieve_response_code( Baton\\Connection\\Sidecar::post( "/v1/shop/refresh", 10.0 ) );'
		)
	).toBe( '200' );
	// One trusted web server: what stood in the header before it is nobody's address.
	expect( await status( MAYA, '/v1/availability', '198.51.100.9' ) ).toBe(
		429
	);
} );
