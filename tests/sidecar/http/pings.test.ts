/** Who is asked whether they are still there, and when. */
import {
	AT_ONCE,
	MOMENT_MS,
	PING_MS,
	Pings,
} from '../../../sidecar/http/pings';
import { FakeClock } from '../support/fake-clock';

const many = 3 * AT_ONCE + 1;

function crowd( clock: FakeClock, count = many ) {
	const asked: number[] = [];
	const pings = new Pings( clock );
	const all = Array.from( { length: count }, ( _, index ) => ( {
		pingAt: clock.now() + PING_MS,
		ping: () => void asked.push( index ),
	} ) );
	all.forEach( ( one ) => pings.add( one ) );
	return { asked, all, pings };
}

it( '3.8 of many who came together so many at once, and none twice or never', () => {
	const clock = new FakeClock();
	const { asked, pings } = crowd( clock );
	clock.advance( PING_MS );
	expect( asked ).toHaveLength( AT_ONCE );
	clock.advance( MOMENT_MS );
	expect( asked ).toHaveLength( 2 * AT_ONCE );
	clock.advance( 2 * MOMENT_MS );
	expect( asked ).toEqual( Array.from( { length: many }, ( _, i ) => i ) );
	clock.advance( PING_MS - 5 * MOMENT_MS );
	expect( asked ).toHaveLength( many );
	pings.stop();
} );

it( '3.8 who has gone is not asked', () => {
	const clock = new FakeClock();
	const { asked, all, pings } = crowd( clock );
	all.slice( 1 ).forEach( ( one ) => pings.remove( one ) );
	clock.advance( PING_MS + 1000 );
	expect( asked ).toEqual( [ 0 ] );
	pings.stop();
} );

it( '3.8 however many they are, nobody waits for long', () => {
	const clock = new FakeClock();
	const { asked, pings } = crowd( clock, 2000 * AT_ONCE );
	clock.advance( PING_MS + 11_000 );
	expect( new Set( asked ).size ).toBe( 2000 * AT_ONCE );
	expect( asked ).toHaveLength( 2000 * AT_ONCE );
	pings.stop();
} );
