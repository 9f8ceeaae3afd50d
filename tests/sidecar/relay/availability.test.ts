/** Whether anybody is there, told to many customers. */
import { AT_ONCE } from '../../../sidecar/relay/in-turns';
import { World, type Client } from '../support/world';

const MANY = 4 * AT_ONCE;

const next = () => new Promise( ( resolve ) => setImmediate( resolve ) );

/** Customers who were welcomed while nobody was there. */
async function crowd( world = new World() ) {
	const hellos = Array.from( { length: MANY }, ( _, index ) =>
		world.customer( { sub: `v_${ index }` } )
	);
	return { world, customers: await Promise.all( hellos ) };
}

const toldSo = ( { wire }: Client ) =>
	wire.all( 'availability' ).map( ( { available } ) => available );

const knows = ( { wire }: Client ) =>
	wire.all( 'availability' ).at( -1 )?.available ??
	wire.last( 'welcome' ).available;

const come = ( { agentPresence }: World ) =>
	agentPresence.come( '3', 'a socket', 'desk' );

it( '3.8 many customers are told in turns, each once', async () => {
	const { world, customers } = await crowd();
	await come( world );
	const told = () => customers.filter( ( one ) => toldSo( one ).length > 0 );
	expect( told() ).toHaveLength( AT_ONCE );
	await next();
	expect( told() ).toHaveLength( 2 * AT_ONCE );
	await world.flush();
	expect( customers.map( toldSo ) ).toEqual(
		customers.map( () => [ true ] )
	);
} );

it( '3.8 what changes meanwhile everybody knows in the end, and nobody is told what was so before', async () => {
	const { world, customers } = await crowd();
	await come( world );
	await next();
	await world.agentPresence.setSwitch( '3', false );
	await world.flush();
	expect( customers.map( knows ) ).toEqual( customers.map( () => false ) );
	expect( customers.slice( 0, 2 * AT_ONCE ).map( toldSo ) ).toEqual(
		customers.slice( 0, 2 * AT_ONCE ).map( () => [ true, false ] )
	);
	expect( toldSo( customers.at( -1 )! ) ).toEqual( [ false ] );
} );

it( '3.8 … also when it changes in every turn', async () => {
	const { world, customers } = await crowd();
	await come( world );
	for ( let turn = 1; turn < MANY / AT_ONCE; turn++ ) {
		await next();
		await world.agentPresence.setSwitch( '3', turn % 2 === 0 );
	}
	await next();
	expect( toldSo( customers.at( -1 )! ) ).not.toEqual( [] );
	await world.flush();
	expect( customers.map( knows ) ).toEqual(
		customers.map( () => world.relay.anybodyAvailable() )
	);
} );

it( '3.8 who goes meanwhile is skipped, and who comes learns it by the welcome', async () => {
	const { world, customers } = await crowd();
	const gone = customers.at( -1 )!;
	await come( world );
	world.relay.gone( gone.session );
	const came = await world.customer( { sub: 'v_late' } );
	expect( toldSo( gone ) ).toEqual( [] );
	expect( came.wire.last( 'welcome' ).available ).toBe( true );
	expect( toldSo( customers.at( -2 )! ) ).toEqual( [ true ] );
} );

it( '3.8 a desk is told its own switch alone', async () => {
	const world = new World();
	const owner = await world.agent( '1' );
	await owner.send( { type: 'available', available: false } );
	const priya = await world.agent( '3' );
	await priya.send( { type: 'available', available: true } );
	expect( world.relay.anybodyAvailable() ).toBe( true );
	expect( toldSo( owner ) ).toEqual( [ false ] );
} );
