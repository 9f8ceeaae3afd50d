/** Many are served fifty at a time. */
import { AT_ONCE, InTurns } from '../../../sidecar/relay/in-turns';

const next = () => new Promise( ( resolve ) => setImmediate( resolve ) );

function crowd() {
	const served: number[] = [];
	const all = Array.from( { length: 3 * AT_ONCE }, ( _, index ) => index );
	const turns = new InTurns< number >( ( one ) => served.push( one ) );
	return { served, all, turns };
}

it( '3.8 so many in one turn, and all of them in order', async () => {
	const { served, all, turns } = crowd();
	turns.add( all );
	expect( served ).toHaveLength( AT_ONCE );
	await next();
	expect( served ).toHaveLength( 2 * AT_ONCE );
	await next();
	await next();
	expect( served ).toEqual( all );
} );

it( '3.8 who waits keeps their place, and is served once, however often all are added', async () => {
	const { served, all, turns } = crowd();
	turns.add( all );
	turns.add( all );
	await next();
	turns.add( all );
	await next();
	expect( served ).toEqual( all );
	await next();
	await next();
	await next();
	expect( served ).toEqual( [ ...all, ...all.slice( 0, 2 * AT_ONCE ) ] );
} );

it( '3.8 others can be added when all were served', async () => {
	const { served, all, turns } = crowd();
	turns.add( all.slice( 0, 2 * AT_ONCE ) );
	await next();
	turns.add( [ 7 ] );
	expect( served.at( -1 ) ).toBe( 7 );
} );

it( '3.8 nobody is served after the end', async () => {
	const { served, all, turns } = crowd();
	turns.add( all );
	turns.stop();
	await next();
	expect( served ).toHaveLength( AT_ONCE );
} );
