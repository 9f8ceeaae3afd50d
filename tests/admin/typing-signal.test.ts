import { createTypingSignal } from '../../admin/desk/typing-signal';

beforeEach( () => void jest.useFakeTimers() );
afterEach( () => void jest.useRealTimers() );

test( '3.9 typing is told now and then, and its end once', () => {
	const told: boolean[] = [];
	const signal = createTypingSignal( ( on ) => told.push( on ) );
	for ( let i = 0; i < 30; i++ ) {
		signal.typed( 'x'.repeat( i + 1 ) );
		jest.advanceTimersByTime( 100 );
	}
	expect( told ).toEqual( [ true, true ] );
	jest.advanceTimersByTime( 5_000 );
	expect( told ).toEqual( [ true, true, false ] );
	signal.stop();
	expect( told ).toHaveLength( 3 );
} );

test( '3.9 an emptied box ends it at once', () => {
	const told: boolean[] = [];
	const signal = createTypingSignal( ( on ) => told.push( on ) );
	signal.typed( 'x' );
	signal.typed( '' );
	expect( told ).toEqual( [ true, false ] );
} );
