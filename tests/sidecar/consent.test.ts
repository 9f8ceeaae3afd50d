/** Nothing goes to a model outside before the customer knows it, or agreed. */
import { CHOICE_MS } from '../../sidecar/conversation/outside';
import { MemoryStore } from '../../sidecar/store/memory';
import { FakeClock } from './support/fake-clock';
import { polling, pollServer } from './support/poll';
import { World, type Client } from './support/world';

const say = ( id: string, text: string ) => ( {
	type: 'send' as const,
	id,
	text,
} );
const agree = { type: 'agree_model' as const, id: 'a1' };
const decline = { type: 'decline_model' as const, id: 'd1' };
const QUESTION = 'Do you ship to Norway?';

function outside( consent: boolean, world = new World() ): World {
	world.assistant.outside = true;
	world.settings = {
		...world.settings,
		model: { ...world.settings.model, consent },
	};
	return world;
}

const left = ( { assistant }: World ) =>
	assistant.asked.map( ( { mayLeave } ) => mayLeave );
const kinds = ( { wire }: Client ) =>
	wire.view.events.map( ( event ) =>
		event.type === 'model' ? event.state : event.type
	);

describe( 'where what is said goes to a model', () => {
	it( '13.1 the words are there before the first message, and in the log before it is answered', async () => {
		const world = outside( false );
		const { words } = world.settings;
		const customer = await world.customer();
		expect( customer.wire.last( 'welcome' ).modelNotice ).toBe(
			words.modelNotice
		);
		await customer.send( say( 'm1', QUESTION ) );
		expect( kinds( customer ) ).toEqual( [ 'told', 'message', 'message' ] );
		expect( customer.wire.view.model?.line ).toBe( words.modelNotice );
		expect( left( world ) ).toEqual( [ true ] );
		await customer.send( say( 'm2', 'And to Iceland?' ) );
		expect(
			kinds( customer ).filter( ( kind ) => kind === 'told' )
		).toHaveLength( 1 );
		expect( left( world ) ).toEqual( [ true, true ] );
	} );

	it( '13.1 no model: no words', async () => {
		const world = new World();
		const customer = await world.customer();
		await customer.send( say( 'm1', QUESTION ) );
		expect( customer.wire.last( 'welcome' ) ).not.toHaveProperty(
			'modelNotice'
		);
		expect( kinds( customer ) ).toEqual( [ 'message', 'message' ] );
	} );

	it( '13.1 a turn that began without a message is told of too', async () => {
		const world = outside( false );
		await world.agent();
		const customer = await world.customer();
		await customer.send(
			say( 'm1', 'I want a human. My parcel is lost.' )
		);
		expect( customer.wire.view.status ).toBe( 'waiting' );
		expect( kinds( customer ) ).not.toContain( 'told' );
		await customer.send( { type: 'cancel_handoff', id: 'c1' } );
		await customer.send( say( 'm2', QUESTION ) );
		expect( kinds( customer ) ).toContain( 'told' );
		expect( left( world ) ).not.toContain( false );
	} );
} );

describe( 'where the owner requires consent', () => {
	it( '13.2 nothing is asked of the model before “Agree”, then what was said is answered', async () => {
		const world = outside( true );
		const customer = await world.customer();
		expect( customer.wire.last( 'welcome' ) ).not.toHaveProperty(
			'modelNotice'
		);
		await customer.send( say( 'm1', QUESTION ) );
		expect( kinds( customer ) ).toEqual( [ 'message', 'asked' ] );
		expect( customer.wire.view.model?.line ).toBe(
			world.settings.words.modelConsent
		);
		expect( left( world ) ).toEqual( [] );
		await customer.send( agree );
		expect( customer.wire.last( 'ack' ).id ).toBe( 'a1' );
		expect( kinds( customer ) ).toEqual( [
			'message',
			'asked',
			'agreed',
			'message',
		] );
		expect( left( world ) ).toEqual( [ true ] );
		await customer.send( say( 'm2', 'And to Iceland?' ) );
		expect( left( world ) ).toEqual( [ true, true ] );
	} );

	it( '13.2 who declines is answered without it, now and later', async () => {
		const world = outside( true );
		const customer = await world.customer();
		await customer.send( say( 'm1', QUESTION ), decline );
		expect( kinds( customer ).slice( 1 ) ).toEqual( [
			'asked',
			'declined',
			'message',
		] );
		await customer.send( say( 'm2', 'And to Iceland?' ) );
		expect( left( world ) ).toEqual( [ false, false ] );
		await customer.send( agree );
		await customer.send( say( 'm3', 'And to Greenland?' ) );
		expect( left( world ) ).toEqual( [ false, false, true ] );
		await customer.send( { ...decline, id: 'd2' } );
		await customer.send( say( 'm4', 'And to Malta?' ) );
		expect( left( world ) ).toEqual( [ false, false, true, false ] );
	} );

	it( '13.2 who does not choose is answered without it after a while, the next time at once', async () => {
		const world = outside( true );
		const customer = await world.customer();
		await customer.send( say( 'm1', QUESTION ) );
		await world.pass( CHOICE_MS - 1 );
		expect( left( world ) ).toEqual( [] );
		await world.pass( 1 );
		expect( left( world ) ).toEqual( [ false ] );
		await customer.send( say( 'm2', 'And to Iceland?' ) );
		expect( left( world ) ).toEqual( [ false, false ] );
		expect(
			kinds( customer ).filter( ( kind ) => kind === 'asked' )
		).toHaveLength( 1 );
	} );

	it( '13.2 a restart keeps the choice, and asks nothing again', async () => {
		const clock = new FakeClock();
		const store = new MemoryStore( clock );
		const first = outside( true, new World( { store, clock } ) );
		const customer = await first.customer();
		await customer.send( say( 'm1', QUESTION ), agree );
		await customer.gone();
		const second = outside(
			true,
			new World( { store, clock, idPrefix: 'later' } )
		);
		await second.recover();
		const back = await second.customer();
		expect( back.wire.view.model?.state ).toBe( 'agreed' );
		await back.send( say( 'm2', 'And to Iceland?' ) );
		expect( left( second ) ).toEqual( [ true ] );
	} );

	it( '13.2 a crash while the customer is being asked: still nothing leaves', async () => {
		const clock = new FakeClock();
		const store = new MemoryStore( clock );
		const first = outside( true, new World( { store, clock } ) );
		const customer = await first.customer();
		await customer.send( say( 'm1', QUESTION ) );
		const second = outside(
			true,
			new World( { store, clock, idPrefix: 'later' } )
		);
		await second.recover();
		await second.flush();
		expect( left( second ) ).toEqual( [] );
		const back = await second.customer();
		expect( kinds( back ) ).toEqual( [ 'message', 'asked' ] );
		await back.send( agree );
		expect( left( second ) ).toEqual( [ true ] );
	} );

	it( '13.2 a requirement that comes in mid-conversation holds from the next answer on', async () => {
		const world = outside( false );
		const customer = await world.customer();
		await customer.send( say( 'm1', QUESTION ) );
		outside( true, world );
		await customer.send( say( 'm2', 'And to Iceland?' ) );
		expect( left( world ) ).toEqual( [ true ] );
		await customer.send( decline );
		outside( false, world );
		await customer.send( say( 'm3', 'And to Malta?' ) );
		expect( left( world ) ).toEqual( [ true, false, false ] );
	} );

	it( '13.2 another visitor’s press agrees to nothing here', async () => {
		const world = outside( true );
		const customer = await world.customer();
		const stranger = await world.customer( { sub: 'v_2' } );
		await customer.send( say( 'm1', QUESTION ) );
		await stranger.send( agree );
		expect( left( world ) ).toEqual( [] );
		expect( customer.wire.view.model?.state ).toBe( 'asked' );
	} );

	it( '13.2 the same by long polling', async () => {
		const server = await pollServer( outside( true ) );
		const { world } = server;
		const customer = await polling( server );
		await customer.send( say( 'm1', QUESTION ) );
		await world.flush();
		expect( left( world ) ).toEqual( [] );
		await customer.send( agree );
		await world.flush();
		expect( left( world ) ).toEqual( [ true ] );
		await server.close();
	} );
} );
