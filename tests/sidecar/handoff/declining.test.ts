/** Agents who will not take it. */
import { waiting } from '../support/stories';
import type { Client } from '../support/world';

const offline = ( { wire }: Client ) =>
	wire.texts().filter( ( text ) => text.includes( 'agents are offline' ) );
const rung = ( { wire }: Client ) =>
	wire.all( 'desk_change' ).filter( ( { ring } ) => ring ).length;

describe( 'declining', () => {
	it( 'the named agent declines: another who is there is named', async () => {
		const { world, priya, customer, conversation } = await waiting();
		const owner = await world.agent( '1' );
		await priya.send( { type: 'decline', id: 'd', conversation } );
		expect( customer.wire.view ).toMatchObject( {
			status: 'waiting',
			named: { name: 'Owner' },
			offer: false,
		} );
		expect( rung( owner ) ).toBe( 1 );
		await owner.send(
			{ type: 'accept', id: 'a', conversation },
			{ type: 'open', conversation, after: 0 }
		);
		expect( owner.wire.texts().at( -1 ) ).toBe(
			'— The assistant has left; Owner has joined.'
		);
	} );

	it( 'another one declines: who was named stays named, and rings once', async () => {
		const { world, priya, customer, conversation } = await waiting();
		const owner = await world.agent( '1' );
		const before = rung( priya );
		await owner.send( { type: 'decline', id: 'd', conversation } );
		expect( customer.wire.view.named?.name ).toBe( 'Priya Shah' );
		expect( rung( priya ) ).toBe( before );
		expect( offline( customer ) ).toEqual( [] );
	} );

	it( '4.5 all decline: said once, with the form, and the place is kept', async () => {
		const { world, priya, customer, conversation } = await waiting();
		await priya.send( { type: 'decline', id: 'd', conversation } );
		await priya.send( { type: 'decline', id: 'd2', conversation } );
		expect( customer.wire.view ).toMatchObject( {
			status: 'waiting',
			named: undefined,
			offer: true,
		} );
		await world.pass( 60_000 );
		expect( offline( customer ) ).toHaveLength( 1 );
		const owner = await world.agent( '1' );
		await world.pass( 60_000 );
		expect( rung( owner ) ).toBe( 1 );
		expect( offline( customer ) ).toHaveLength( 1 );
		await owner.send( { type: 'accept', id: 'a', conversation } );
		expect( customer.wire.view.status ).toBe( 'human' );
	} );
} );
