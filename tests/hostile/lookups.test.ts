/** A desk that asks the shop without end. */
import type { Cart } from '../../protocol';
import type { Shop } from '../../sidecar/ports';
import { World } from '../sidecar/support/world';

/** A shop whose answers wait for the test. */
class SlowShop implements Shop {
	asked = 0;
	private waiting: Array< ( cart: Cart | null ) => void > = [];

	cart = () => {
		this.asked++;
		return new Promise< Cart | null >( ( resolve ) =>
			this.waiting.push( resolve )
		);
	};
	orders = async () => ( { orders: [], unreadable: 0 } );
	pages = async () => [];
	products = async () => [];

	/** Answers those that are asked now. */
	answer(): number {
		const waiting = this.waiting;
		this.waiting = [];
		waiting.forEach( ( resolve ) => resolve( null ) );
		return waiting.length;
	}
}

async function desk( shop: Shop, conversations: number ) {
	const world = new World( { shop } );
	const ids: string[] = [];
	for ( let index = 0; index < conversations; index++ ) {
		const customer = await world.customer( { sub: `v_${ index }` } );
		await customer.send( { type: 'send', id: 'm1', text: 'Hello' } );
		ids.push( customer.conversation );
	}
	const agent = await world.agent();
	const lookUp = ( index: number ) =>
		agent.session.receive(
			JSON.stringify( {
				type: 'lookup',
				id: `l${ index }`,
				conversation: ids[ index % ids.length ],
				what: 'cart',
			} )
		);
	return { world, agent, lookUp };
}

describe( 'look-ups in a loop', () => {
	it( '3.14 the same one is asked once while its answer is awaited, and each is answered', async () => {
		const shop = new SlowShop();
		const { world, agent, lookUp } = await desk( shop, 1 );
		for ( let index = 0; index < 70; index++ ) {
			lookUp( index );
		}
		await world.flush();
		expect( shop.asked ).toBe( 1 );
		shop.answer();
		await world.flush();
		expect( agent.wire.all( 'facts' ).map( ( { id } ) => id ) ).toEqual(
			Array.from( { length: 70 }, ( _, index ) => `l${ index }` )
		);
	} );

	it( '3.14 eight at a time, sixty a minute; who asks more is told when to come back', async () => {
		const shop = new SlowShop();
		const { world, agent, lookUp } = await desk( shop, 70 );
		for ( let index = 0; index < 70; index++ ) {
			lookUp( index );
		}
		await world.flush();
		expect( shop.asked ).toBe( 8 );
		const refused = agent.wire.all( 'facts' );
		expect( refused ).toHaveLength( 10 );
		expect( refused[ 0 ] ).toMatchObject( {
			reason: 'busy',
			retryAt: expect.any( Number ),
		} );
		const batches: number[] = [];
		while ( shop.asked < 60 || batches.length < 8 ) {
			batches.push( shop.answer() );
			await world.flush();
		}
		expect( Math.max( ...batches ) ).toBe( 8 );
		expect( shop.asked ).toBe( 60 );
		expect( agent.wire.all( 'facts' ) ).toHaveLength( 70 );
		world.clock.advance( 60_000 );
		lookUp( 1 );
		await world.flush();
		expect( shop.asked ).toBe( 61 );
	} );

	it( '3.14 a desk that opens conversations in a loop is refused, and goes on', async () => {
		const { world, agent } = await desk( new SlowShop(), 1 );
		const { conversation } = await world.customer( { sub: 'v_0' } );
		for ( let index = 0; index < 70; index++ ) {
			agent.session.receive(
				JSON.stringify( { type: 'open', conversation, after: 0 } )
			);
		}
		await world.flush();
		expect( agent.wire.all( 'error' ).map( ( { code } ) => code ) ).toEqual(
			Array( 10 ).fill( 'limit' )
		);
		await agent.send( { type: 'ping' } );
		expect( agent.wire.all( 'pong' ) ).toHaveLength( 1 );
	} );
} );
