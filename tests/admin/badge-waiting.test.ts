import { type Badge, noBadge, reduceBadge } from '../../admin/badge/waiting';
import type { ServerFrame } from '../../protocol/frames-down';
import { change, desk, mine, row } from './support';

const after = ( ...frames: ServerFrame[] ): Badge =>
	frames.reduce< Badge >( ( badge, frame ) => {
		const next = reduceBadge( badge, frame );
		return next === 'missed' ? badge : next;
	}, noBadge );

test( '3.8 the badge counts who waits', () => {
	const badge = after(
		desk( [ row( 'a' ), mine( 'b' ) ] ),
		change( 6, { put: row( 'c' ) } ),
		change( 7, { put: mine( 'a' ) } )
	);
	expect( Object.keys( badge.waiting ) ).toEqual( [ 'c' ] );
} );

test( '3.8 it rings for a new handoff, once', () => {
	const rung = after(
		desk( [] ),
		change( 6, { put: row( 'a' ), ring: true } )
	);
	expect( rung.rings?.item.conversation ).toBe( 'a' );
	expect( reduceBadge( rung, { type: 'pong' } ) ).toMatchObject( {
		rings: undefined,
	} );
} );

test( '3.8 it is silent on opening a page, and rings for what was missed', () => {
	expect( after( desk( [ row( 'a' ) ] ) ).rings ).toBeUndefined();
	expect(
		after( desk( [ row( 'a' ) ] ), desk( [ row( 'a' ), row( 'b' ) ], 9 ) )
			.rings?.item.conversation
	).toBe( 'b' );
} );

test( '3.5 it notices a gap', () => {
	expect( reduceBadge( after( desk( [] ) ), change( 7, {} ) ) ).toBe(
		'missed'
	);
} );
