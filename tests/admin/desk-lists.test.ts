import {
	active,
	callsForAttention,
	gaveUp,
	waiting,
} from '../../admin/desk/state/selectors';
import {
	change,
	desk,
	deskStore,
	emptyStorage,
	events,
	joined,
	mine,
	NOW,
	other,
	row,
	said,
} from './support';

const names = ( rows: Array< { conversation: string } > ) =>
	rows.map( ( { conversation } ) => conversation );

describe( 'the lists of the desk', () => {
	test( '2.2 a snapshot is the whole desk', () => {
		const { store, take } = deskStore();
		take( desk( [ row( 'a' ), mine( 'b' ) ] ), desk( [ row( 'c' ) ], 9 ) );
		expect( Object.keys( store.get().items ) ).toEqual( [ 'c' ] );
		expect( store.get().deskSeq ).toBe( 9 );
	} );

	test( '3.5 changes are taken in order', () => {
		const { store, take } = deskStore();
		take(
			desk( [ row( 'a' ) ] ),
			change( 6, { put: row( 'b' ) } ),
			change( 7, { remove: 'a' } )
		);
		expect( names( waiting( store.get() ) ) ).toEqual( [ 'b' ] );
	} );

	test( '3.5 a change that was taken already changes nothing', () => {
		const { store, take } = deskStore();
		take( desk( [] ), change( 6, { put: row( 'a' ) } ) );
		const before = store.get();
		take( change( 6, { remove: 'a' } ), change( 3, { remove: 'a' } ) );
		expect( store.get() ).toBe( before );
	} );

	test( '3.5 who misses a change says hello again', () => {
		const { store, take, hellos } = deskStore();
		take( desk( [ row( 'a' ) ] ), change( 8, { remove: 'a' } ) );
		expect( hellos() ).toBe( 1 );
		expect( Object.keys( store.get().items ) ).toEqual( [ 'a' ] );
	} );

	test( '3.9 who waits longest stands first; own conversations before others', () => {
		const { store, take } = deskStore();
		take(
			desk( [
				row( 'late', { waitingSince: NOW - 1_000 } ),
				row( 'early', { waitingSince: NOW - 90_000 } ),
				row( 'bens', { status: 'human', agent: other } ),
				mine( 'mine' ),
				row( 'gone', { status: 'closed' } ),
			] )
		);
		expect( names( waiting( store.get() ) ) ).toEqual( [
			'early',
			'late',
		] );
		expect( names( active( store.get() ) ) ).toEqual( [ 'mine', 'bens' ] );
		expect( names( gaveUp( store.get() ) ) ).toEqual( [ 'gone' ] );
	} );

	test( '3.8 the title counts who waits and own conversations with news', () => {
		const { store, take } = deskStore();
		take(
			desk( [ row( 'a' ), mine( 'b' ), mine( 'c' ) ] ),
			events( 'b', [ said( 1, 'Hello?' ), joined( 2 ) ] )
		);
		expect( callsForAttention( store.get() ) ).toBe( 2 );
	} );
} );

describe( 'what was last said', () => {
	const words = ( conversation: string, lastText: string, later = 1 ) => ( {
		type: 'desk_said' as const,
		said: [ { conversation, lastText, lastAt: NOW + later } ],
	} );
	const textOf = ( { store }: ReturnType< typeof deskStore > ) =>
		store.get().items.a?.lastText;

	test( '3.5 the latest words stand in the row, older ones and other rows’ change nothing', () => {
		const all = deskStore();
		all.take(
			desk( [ row( 'a', { status: 'human', agent: other } ) ] ),
			words( 'a', 'Hello?', 2 )
		);
		expect( textOf( all ) ).toBe( 'Hello?' );
		const before = all.store.get();
		all.take( words( 'a', 'Before that', 1 ), words( 'b', 'Whose?' ) );
		expect( all.store.get() ).toBe( before );
		expect( before.deskSeq ).toBe( 5 );
	} );

	test( '3.5 one who waits goes on ringing while they write', () => {
		const { store, take } = deskStore();
		take(
			desk( [] ),
			change( 6, { put: row( 'a' ), ring: true } ),
			words( 'a', 'Hello?' )
		);
		expect( store.get().ringing ).toEqual( [ 'a' ] );
	} );

	test( '3.5 of a conversation that is open here the words come with its events', () => {
		const all = deskStore();
		const answer = said( 2, 'We ship', {
			from: { kind: 'assistant', name: 'Assistant' },
		} );
		all.take(
			desk( [ mine( 'a' ) ] ),
			events( 'a', [ said( 1, 'x'.repeat( 200 ) ), answer ] )
		);
		expect( textOf( all ) ).toBe( 'x'.repeat( 160 ) );
		expect( all.store.get().items.a?.lastAt ).toBe( NOW + 2 );
	} );
} );

describe( 'ringing', () => {
	test( '3.8 a new handoff rings until it is accepted by anybody', () => {
		const { store, take } = deskStore();
		take( desk( [] ), change( 6, { put: row( 'a' ), ring: true } ) );
		expect( store.get().ringing ).toEqual( [ 'a' ] );
		take( change( 7, { put: row( 'a', { lastText: 'Hello?' } ) } ) );
		expect( store.get().ringing ).toEqual( [ 'a' ] );
		take(
			change( 8, { put: row( 'a', { status: 'human', agent: other } ) } )
		);
		expect( store.get().ringing ).toEqual( [] );
	} );

	test( '3.8 what began to wait while the connection was down rings', () => {
		const { store, take } = deskStore();
		take(
			desk( [ mine( 'a' ) ] ),
			desk( [ mine( 'a' ), row( 'b' ) ], 20 )
		);
		expect( store.get().ringing ).toEqual( [ 'b' ] );
	} );

	test( '3.8 a declined handoff stays listed and is silent, also after a reload', () => {
		const storage = emptyStorage();
		const first = deskStore( storage );
		first.take( desk( [ row( 'a' ) ] ) );
		first.store.send( { type: 'decline', conversation: 'a' } );
		expect( first.store.get().ringing ).toEqual( [] );
		expect( names( waiting( first.store.get() ) ) ).toEqual( [ 'a' ] );

		const second = deskStore( storage );
		second.take( desk( [ row( 'a' ) ] ) );
		expect( second.store.get().ringing ).toEqual( [] );
	} );

	test( '3.8 a later handoff of a declined conversation rings anew', () => {
		const { store, take } = deskStore();
		take( desk( [ row( 'a' ) ] ) );
		store.send( { type: 'decline', conversation: 'a' } );
		take(
			change( 6, { remove: 'a' } ),
			change( 7, { put: row( 'a', { waitingSince: NOW } ), ring: true } )
		);
		expect( store.get().ringing ).toEqual( [ 'a' ] );
	} );
} );
