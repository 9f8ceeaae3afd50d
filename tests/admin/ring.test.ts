import { createRing } from '../../admin/common/ring';
import { emptyStorage } from './support';

function tab( storage = emptyStorage(), audible = true ) {
	let heard = 0;
	const chime = {
		play: () => {
			heard += audible ? 1 : 0;
			return audible;
		},
		unlock: () => () => {},
	};
	return {
		ring: createRing( storage, chime, () => 1_000 ),
		heard: () => heard,
	};
}

test( '3.8 one handoff sounds once over all tabs', () => {
	const storage = emptyStorage();
	const [ first, second ] = [ tab( storage ), tab( storage ) ];
	first.ring.sound( 'a@1' );
	second.ring.sound( 'a@1' );
	second.ring.sound( 'b@1' );
	expect( [ first.heard(), second.heard() ] ).toEqual( [ 1, 1 ] );
} );

test( '3.8 a tab that may not sound yet does not silence the others', () => {
	const storage = emptyStorage();
	const [ locked, free ] = [ tab( storage, false ), tab( storage ) ];
	locked.ring.sound( 'a@1' );
	free.ring.sound( 'a@1' );
	expect( free.heard() ).toBe( 1 );
} );

test( '3.8 muted is muted, in every tab', () => {
	const storage = emptyStorage();
	const [ first, second ] = [ tab( storage ), tab( storage ) ];
	first.ring.mute( true );
	second.ring.sound( 'a@1' );
	expect( second.heard() ).toBe( 0 );
	expect( second.ring.muted() ).toBe( true );
} );
