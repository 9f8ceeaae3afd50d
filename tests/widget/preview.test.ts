import { createPreview } from '../../widget/panel/chat/preview';

const told: string[] = [];
let preview: ReturnType< typeof createPreview >;

beforeEach( () => {
	jest.useFakeTimers();
	told.length = 0;
	preview = createPreview( ( text ) => told.push( text ) );
} );
afterEach( () => {
	preview.stop();
	jest.useRealTimers();
} );

it( '3.6 the first key is shown at once, the next ones as often as is worth it', () => {
	for ( const text of [ 'H', 'He', 'Hel', 'Hell', 'Hello' ] ) {
		preview.show( text );
		jest.advanceTimersByTime( 20 );
	}
	jest.advanceTimersByTime( 60 );
	expect( told ).toEqual( [ 'H', 'Hel', 'Hello' ] );
} );

it( '3.6 what stands in the box is told again before it is forgotten, and not for ever', () => {
	preview.show( 'Hello' );
	jest.advanceTimersByTime( 5_000 );
	expect( told ).toEqual( [ 'Hello', 'Hello' ] );
	jest.advanceTimersByTime( 3_600_000 );
	expect( told.length ).toBeLessThan( 40 );
	preview.show( 'Hello again' );
	expect( told.at( -1 ) ).toBe( 'Hello again' );
} );

it( '3.6 an emptied box is told once', () => {
	preview.show( 'Hello' );
	preview.show( '' );
	jest.advanceTimersByTime( 60_000 );
	expect( told ).toEqual( [ 'Hello', '' ] );
} );

it( '3.6 after its stop nothing is told', () => {
	preview.show( 'Hello' );
	preview.show( 'Hello you' );
	preview.stop();
	jest.advanceTimersByTime( 60_000 );
	expect( told ).toEqual( [ 'Hello' ] );
} );
