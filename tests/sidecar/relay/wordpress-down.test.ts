/** WordPress is down: open sockets stay, and nobody gets in who could not before. */
import { WITHOUT_WORDPRESS_MS } from '../../../sidecar/relay/token-end';
import { Client, World } from '../support/world';

const MINUTE = 60_000;
const TOKEN = 10 * MINUTE;

describe( 'a token that ends while WordPress is down', () => {
	async function talking() {
		const world = new World();
		const priya = await world.agent( '3' );
		const customer = await world.customer();
		await customer.send( { type: 'request_person', id: 'r' } );
		await priya.send( {
			type: 'accept',
			id: 'a',
			conversation: customer.conversation,
		} );
		return { world, priya, customer };
	}

	it( '10.1 the talk goes on, both ways', async () => {
		const { world, priya, customer } = await talking();
		world.wordpressDown = true;
		await world.pass( TOKEN + 5 * MINUTE );
		await customer.send( { type: 'send', id: 'm', text: 'Still there?' } );
		await priya.send(
			{ type: 'open', conversation: customer.conversation, after: 0 },
			{
				type: 'send',
				id: 'n',
				conversation: customer.conversation,
				text: 'I am.',
			}
		);
		expect( [ customer.wire.closed, priya.wire.closed ] ).toEqual( [
			undefined,
			undefined,
		] );
		const said = customer.wire.view.events.flatMap( ( event ) =>
			event.type === 'message' ? [ event.text ] : []
		);
		expect( said.slice( -2 ) ).toEqual( [ 'Still there?', 'I am.' ] );
	} );

	it( '10.1 once WordPress is back, a new token is asked for; who has renewed stays', async () => {
		const { world, priya, customer } = await talking();
		world.wordpressDown = true;
		await world.pass( TOKEN + 5 * MINUTE );
		world.wordpressDown = false;
		const token = await world.token( { aud: 'agent', sub: '3' } );
		await priya.send( { type: 'renew', token } );
		await world.pass( MINUTE );
		expect( customer.wire.closed?.code ).toBe( 4001 );
		expect( priya.wire.closed ).toBeUndefined();
		await world.pass( TOKEN );
		expect( priya.wire.closed?.code ).toBe( 4001 );
	} );

	it( '10.1 not for ever', async () => {
		const { world, customer } = await talking();
		world.wordpressDown = true;
		await world.pass( TOKEN + WITHOUT_WORDPRESS_MS - 1 );
		expect( customer.wire.closed ).toBeUndefined();
		await world.pass( MINUTE );
		expect( customer.wire.closed?.code ).toBe( 4001 );
	} );

	it( '10.1 an attacker does not come in with an ended one', async () => {
		const world = new World();
		const token = await world.token( { aud: 'customer', sub: 'v_1' } );
		world.wordpressDown = true;
		await world.pass( TOKEN + 1 );
		const late = new Client( world );
		await late.send( {
			type: 'hello',
			v: 1,
			token,
			after: 0,
			timeZone: 'UTC',
		} );
		expect( late.wire.closed?.code ).toBe( 4001 );
	} );

	it( '2.5 while WordPress answers, an ended token ends the socket at once', async () => {
		const { world, customer } = await talking();
		await world.pass( TOKEN );
		expect( customer.wire.closed?.code ).toBe( 4001 );
	} );
} );

describe( 'an agent whom the cached settings do not know', () => {
	it( '10.1 is sent away for good only by a WordPress that answers', async () => {
		const world = new World();
		world.wordpressDown = true;
		expect( ( await world.agent( '99' ) ).wire.closed?.code ).toBe( 4001 );
		world.wordpressDown = false;
		expect( ( await world.agent( '99' ) ).wire.closed?.code ).toBe( 4003 );
	} );
} );
