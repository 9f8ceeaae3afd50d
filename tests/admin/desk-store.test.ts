import {
	desk,
	deskStore,
	emptyStorage,
	events,
	joined,
	mine,
	row,
	said,
} from './support';

describe( 'what the desk follows', () => {
	test( '2.3 hello names the open conversation and the own ones, with what is held', () => {
		const { store, take } = deskStore();
		take(
			desk( [ mine( 'a' ), row( 'b' ) ] ),
			events( 'a', [ said( 1, 'Hi' ), joined( 2 ) ] )
		);
		store.dispatch( { type: 'select', conversation: 'b' } );
		expect( store.hello( 'token' ) ).toMatchObject( {
			type: 'hello',
			v: 1,
			token: 'token',
			surface: 'desk',
			open: [
				{ conversation: 'b', after: 0 },
				{ conversation: 'a', after: 2 },
			],
		} );
	} );

	test( '2.3 a conversation is opened on looking at it and left afterwards', () => {
		const { store, take, sent } = deskStore();
		take( desk( [ row( 'a' ), mine( 'b' ) ] ) );
		store.dispatch( { type: 'select', conversation: 'a' } );
		store.dispatch( { type: 'select', conversation: 'b' } );
		store.dispatch( { type: 'select', conversation: undefined } );
		expect( sent ).toEqual( [
			{ type: 'open', conversation: 'b', after: 0 },
			{ type: 'open', conversation: 'a', after: 0 },
			{ type: 'leave', conversation: 'a' },
		] );
	} );

	test( '2.4 events after a gap are asked for again from what is held', () => {
		const { store, take, last } = deskStore();
		take( desk( [ mine( 'a' ) ] ), events( 'a', [ said( 1, 'Hi' ) ] ) );
		take( events( 'a', [ said( 4, 'Late' ) ], 3 ) );
		expect( last( 'open' ) ).toEqual( {
			type: 'open',
			conversation: 'a',
			after: 1,
		} );
		expect( store.get().views.a?.upTo ).toBe( 1 );
	} );

	test( '2.4 a first frame that begins in the middle is asked for from the start', () => {
		const { store, take, last } = deskStore();
		take( desk( [] ), events( 'a', [ said( 4, 'Late' ) ], 3 ) );
		expect( last( 'open' ) ).toEqual( {
			type: 'open',
			conversation: 'a',
			after: 0,
		} );
		expect( store.get().views.a ).toBeUndefined();
	} );
} );

describe( 'what survives a reload', () => {
	test( '3.9 a draft per conversation', () => {
		const storage = emptyStorage();
		const { store } = deskStore( storage );
		store.dispatch( {
			type: 'draft',
			conversation: 'a',
			text: 'Dear Ada',
		} );
		store.dispatch( {
			type: 'draft',
			conversation: 'b',
			text: 'Dear Ben',
		} );
		store.dispatch( { type: 'draft', conversation: 'b', text: '' } );
		expect( deskStore( storage ).store.get().drafts ).toEqual( {
			a: 'Dear Ada',
		} );
	} );

	test.each( [ '{', 'null', '[]', '{"drafts":{"a":7},"declined":"x"}' ] )(
		'3.9 storage that holds %s is no hindrance',
		( held ) => {
			const storage = emptyStorage();
			storage.setItem( 'desk', held );
			expect( deskStore( storage ).store.get().drafts ).toEqual( {} );
		}
	);
} );
