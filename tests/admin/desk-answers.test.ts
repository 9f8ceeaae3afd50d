import { troubleWords } from '../../admin/desk/connection-words';
import { unsentOf } from '../../admin/desk/state/selectors';
import type { FrameOf } from '../../protocol/frames-down';
import {
	desk,
	deskStore,
	events,
	joined,
	mine,
	other,
	row,
	said,
} from './support';

type Desk = ReturnType< typeof deskStore >;
const ack = (
	{ last }: Desk,
	type: string,
	rest: Partial< FrameOf< 'ack' > > = {}
) =>
	( {
		type: 'ack',
		id: last( type )?.id ?? '',
		conversation: 'a',
		seq: 3,
		...rest,
	} ) as const;
const refusal = (
	{ last }: Desk,
	type: string,
	rest: Partial< FrameOf< 'error' > >
) =>
	( {
		type: 'error',
		id: last( type )?.id,
		code: 'wrong_status',
		message: 'The conversation is closed.',
		...rest,
	} ) as const;

describe( 'accepting', () => {
	test( '3.8 the opening words stand ready in the reply box', () => {
		const it = deskStore();
		it.take( desk( [ row( 'a' ) ] ) );
		it.store.send( { type: 'accept', conversation: 'a' } );
		it.take( ack( it, 'accept', { opening: 'Hi, I’m Mara.' } ) );
		expect( it.store.get().drafts.a ).toBe( 'Hi, I’m Mara.' );
		it.take( events( 'a', [ said( 1, 'Hi' ), joined( 3 ) ] ) );
		expect( it.store.get().frames ).toEqual( {} );
	} );

	test( '3.8 the opening words do not come after words that are sent already', () => {
		const it = deskStore();
		it.take( desk( [ row( 'a' ) ] ) );
		it.store.send( { type: 'accept', conversation: 'a' } );
		it.store.send( { type: 'send', conversation: 'a', text: 'Hello' } );
		it.take( ack( it, 'accept', { opening: 'Hi, I’m Mara.' } ) );
		expect( it.store.get().drafts ).toEqual( {} );
		expect( it.store.get().openings.a ).toBe( 'Hi, I’m Mara.' );
	} );

	test( '3.8 the opening words never replace what the agent typed', () => {
		const it = deskStore();
		it.take( desk( [ row( 'a' ) ] ) );
		it.store.dispatch( {
			type: 'draft',
			conversation: 'a',
			text: 'One moment',
		} );
		it.store.send( { type: 'accept', conversation: 'a' } );
		it.take( ack( it, 'accept', { opening: 'Hi, I’m Mara.' } ) );
		expect( it.store.get().drafts.a ).toBe( 'One moment' );
		it.store.dispatch( { type: 'use_opening', conversation: 'a' } );
		expect( it.store.get().drafts.a ).toBe( 'Hi, I’m Mara.\nOne moment' );
		expect( it.store.get().openings ).toEqual( {} );
	} );

	test( '3.8 opening words that nobody touched go with their handoff', () => {
		const it = deskStore();
		it.take( desk( [ row( 'a' ), row( 'b' ) ] ) );
		for ( const conversation of [ 'a', 'b' ] ) {
			it.store.send( { type: 'accept', conversation } );
			it.take( ack( it, 'accept', { conversation, opening: 'Hi!' } ) );
		}
		it.store.dispatch( {
			type: 'draft',
			conversation: 'b',
			text: 'Hi! I see',
		} );
		it.store.send( { type: 'return', conversation: 'a' } );
		it.store.send( { type: 'close', conversation: 'b' } );
		expect( it.store.get().drafts ).toEqual( { b: 'Hi! I see' } );
	} );

	test( '3.4 who comes second is told who was faster', () => {
		const it = deskStore();
		it.take( desk( [ row( 'a' ) ] ) );
		it.store.send( { type: 'accept', conversation: 'a' } );
		it.take( refusal( it, 'accept', { code: 'taken', by: other } ) );
		expect( it.store.get().notices ).toEqual( [
			expect.objectContaining( {
				status: 'warning',
				text: 'Ben was faster and has this conversation now.',
			} ),
		] );
	} );
} );

describe( 'sending', () => {
	test( '1.3 a message is shown as on its way until the log has it', () => {
		const it = deskStore();
		it.take(
			desk( [ mine( 'a' ) ] ),
			events( 'a', [ said( 1, 'Hi' ), joined( 2 ) ] )
		);
		it.store.send( { type: 'send', conversation: 'a', text: 'Hello Ada' } );
		it.take( ack( it, 'send' ) );
		expect( unsentOf( it.store.get(), 'a' ) ).toHaveLength( 1 );
		it.take( events( 'a', [ said( 3, 'Hello Ada' ) ], 2 ) );
		expect( unsentOf( it.store.get(), 'a' ) ).toHaveLength( 0 );
	} );

	test( '3.2 a message refused for good goes back into the box', () => {
		const it = deskStore();
		it.take( desk( [ mine( 'a' ) ] ) );
		it.store.send( { type: 'send', conversation: 'a', text: 'Hello Ada' } );
		it.store.dispatch( {
			type: 'draft',
			conversation: 'a',
			text: 'and more',
		} );
		it.take( refusal( it, 'send', {} ) );
		expect( it.store.get().drafts.a ).toBe( 'Hello Ada\nand more' );
		expect( it.store.get().notices[ 0 ]?.text ).toMatch(
			'The conversation is closed.'
		);
	} );

	test( '3.2 a message that may pass later stays on its way', () => {
		const it = deskStore();
		it.take( desk( [ mine( 'a' ) ] ) );
		it.store.send( { type: 'send', conversation: 'a', text: 'Hello Ada' } );
		it.take( refusal( it, 'send', { code: 'unavailable' } ) );
		expect( unsentOf( it.store.get(), 'a' ) ).toHaveLength( 1 );
		expect( it.store.get().notices ).toEqual( [] );
	} );

	test( '10.9 what cannot be stored is said to be kept, until it is', () => {
		const it = deskStore();
		it.take( desk( [ mine( 'a' ) ] ) );
		const { get, dispatch } = it.store;
		dispatch( { type: 'connection', state: 'online', now: 0 } );
		it.store.send( { type: 'send', conversation: 'a', text: 'Hello Ada' } );
		expect( troubleWords( get(), 0 ) ).toBe( '' );
		it.take( refusal( it, 'send', { code: 'unavailable' } ) );
		expect( troubleWords( get(), 0 ) ).toBe(
			'The chat server cannot store anything right now. 1 message is kept and will be sent.'
		);
		it.take( {
			type: 'ack',
			id: it.last( 'send' )?.id ?? '',
			conversation: 'a',
			seq: 9,
		} );
		expect( troubleWords( get(), 0 ) ).toBe( '' );
	} );

	test( '3.2 what the outbox kept over a reload is on its way again', () => {
		const { store } = deskStore( undefined, [
			{ type: 'send', id: 'x', conversation: 'a', text: 'Kept' },
		] );
		expect(
			unsentOf( store.get(), 'a' ).map( ( { text } ) => text )
		).toEqual( [ 'Kept' ] );
	} );
} );

describe( 'looking up', () => {
	const facts = ( it: Desk, rest: Partial< FrameOf< 'facts' > > ) =>
		( {
			type: 'facts',
			id: it.last( 'lookup' )?.id ?? '',
			conversation: 'a',
			...rest,
		} ) as const;

	test( '3.9 an empty cart is an answer', () => {
		const it = deskStore();
		it.store.send( { type: 'lookup', conversation: 'a', what: 'cart' } );
		it.take( facts( it, {} ) );
		expect( it.store.get().facts.a?.cart ).toEqual( {
			state: 'known',
			last: null,
			note: undefined,
		} );
	} );

	test( '3.9 a failure keeps what was known and says why', () => {
		const it = deskStore();
		const cart = { currency: 'EUR', total: '1.00', items: [] };
		it.store.send( { type: 'lookup', conversation: 'a', what: 'cart' } );
		it.take( facts( it, { cart } ) );
		it.store.send( { type: 'lookup', conversation: 'a', what: 'cart' } );
		it.take( facts( it, { problem: 'The shop does not answer.' } ) );
		expect( it.store.get().facts.a?.cart ).toEqual( {
			state: 'failed',
			problem: 'The shop does not answer.',
			last: cart,
		} );
	} );

	test( '3.9 an answer with its reason is no failure', () => {
		const it = deskStore();
		it.store.send( { type: 'lookup', conversation: 'a', what: 'orders' } );
		it.take( facts( it, { orders: [], problem: 'Not logged in.' } ) );
		expect( it.store.get().facts.a?.orders ).toEqual( {
			state: 'known',
			last: [],
			note: 'Not logged in.',
		} );
	} );
} );
