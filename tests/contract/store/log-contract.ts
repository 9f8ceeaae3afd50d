/** What every store must do with a conversation and its log. */
import {
	Conflict,
	type Change,
	type Conversation,
	type ConversationStore,
} from '../../../sidecar/ports';
import { FakeClock } from '../../sidecar/support/fake-clock';
import { SHOP, mail, newConversation, said } from './records';

export function logContract(
	name: string,
	open: ( clock: FakeClock ) => ConversationStore
): void {
	describe( `the log in a store: ${ name }`, () => {
		let store: ConversationStore;
		let clock: FakeClock;

		beforeEach( () => {
			clock = new FakeClock( 1_000_000 );
			store = open( clock );
		} );
		afterEach( () => store.close() );

		const change = (
			id: string,
			more: Partial< Change > = {}
		): Change => ( {
			shop: SHOP,
			conversation: id,
			events: [],
			...more,
		} );
		const begin = ( id: string, more: Partial< Conversation > = {} ) =>
			store.commit(
				change( id, {
					create: newConversation( id, more ),
					events: [ said( 'm1' ) ],
				} )
			);

		it( '1.1 numbers begin at 1 and grow by one, per conversation', async () => {
			expect( ( await begin( 'a' ) ).seq ).toBe( 1 );
			const second = await store.commit(
				change( 'a', { events: [ said( 'm2' ), said( 'm3' ) ] } )
			);
			expect( second ).toMatchObject( {
				after: 1,
				seq: 2,
				repeated: false,
			} );
			expect(
				second.events.map( ( { seq, at } ) => [ seq, at ] )
			).toEqual( [
				[ 2, 1_000_000 ],
				[ 3, 1_000_000 ],
			] );
			expect( second.conversation.seq ).toBe( 3 );
			expect( ( await begin( 'b' ) ).seq ).toBe( 1 );
		} );

		it( '1.1 hundreds asked for in one tick are numbered without gap or duplicate', async () => {
			await begin( 'a' );
			const all = await Promise.all(
				Array.from( { length: 300 }, ( _, index ) =>
					store.commit(
						change( 'a', { events: [ said( `x${ index }` ) ] } )
					)
				)
			);
			expect( all.map( ( { seq } ) => seq ) ).toEqual(
				Array.from( { length: 300 }, ( _, index ) => index + 2 )
			);
			const events = await store.events( SHOP, 'a', 0 );
			expect( events.map( ( { seq } ) => seq ) ).toEqual(
				Array.from( { length: 301 }, ( _, index ) => index + 1 )
			);
		} );

		it( '2.2 events that follow a number, in order, bounded', async () => {
			await begin( 'a' );
			await store.commit(
				change( 'a', { events: [ said( 'm2' ), said( 'm3' ) ] } )
			);
			const after = await store.events( SHOP, 'a', 1 );
			expect(
				after.map( ( event ) => ( event as { id: string } ).id )
			).toEqual( [ 'm2', 'm3' ] );
			expect( await store.events( SHOP, 'a', 0, 2 ) ).toHaveLength( 2 );
			expect( await store.events( 'shop_b', 'a', 0 ) ).toEqual( [] );
		} );

		it( '2.2 a page has one event at least, and ends when it is full', async () => {
			await begin( 'a' );
			const more = [ 'm2', 'm3', 'm4' ].map( ( id ) => said( id ) );
			await store.commit(
				change( 'a', {
					events: more.map( ( event, index ) =>
						index === 1 ? { ...event, audience: 'agents' } : event
					),
				} )
			);
			const events = await store.events( SHOP, 'a', 0 );
			const texts = events.map( ( event ) => JSON.stringify( event ) );
			const two = texts[ 0 ]!.length + texts[ 1 ]!.length;
			const page = async ( after: number, characters: number ) => {
				const { events: some, hasMore } = await store.page(
					SHOP,
					'a',
					after,
					characters
				);
				return [ some.map( ( { text } ) => text ), hasMore ];
			};
			expect( await page( 0, 1 ) ).toEqual( [
				texts.slice( 0, 1 ),
				true,
			] );
			expect( await page( 0, two ) ).toEqual( [
				texts.slice( 0, 2 ),
				true,
			] );
			expect( await page( 1, 10_000 ) ).toEqual( [
				texts.slice( 1 ),
				false,
			] );
			expect( await page( 4, 10_000 ) ).toEqual( [ [], false ] );
			const { events: whose } = await store.page( SHOP, 'a', 1, 10_000 );
			expect(
				whose.map( ( { seq, audience } ) => [ seq, audience ] )
			).toEqual( [
				[ 2, 'all' ],
				[ 3, 'agents' ],
				[ 4, 'all' ],
			] );
			expect( await store.page( 'shop_b', 'a', 0, 10 ) ).toEqual( {
				events: [],
				hasMore: false,
			} );
		} );

		it( '1.4 the same frame again: the same number, one copy, nothing else done', async () => {
			await begin( 'a' );
			const once = { sender: 'customer:v', id: 'm2' };
			const first = await store.commit(
				change( 'a', { once, events: [ said( 'm2' ) ] } )
			);
			await store.commit( change( 'a', { events: [ said( 'm3' ) ] } ) );
			const again = await store.commit(
				change( 'a', {
					once,
					events: [ said( 'm2' ) ],
					set: { status: 'closed' },
				} )
			);
			expect( again ).toMatchObject( {
				seq: first.seq,
				events: [],
				repeated: true,
			} );
			expect( again.conversation ).toMatchObject( {
				status: 'assistant',
				seq: 3,
			} );
			expect( await store.events( SHOP, 'a', 0 ) ).toHaveLength( 3 );
			expect( await store.sentAs( SHOP, 'a', 'customer:v', 'm2' ) ).toBe(
				2
			);
			expect(
				await store.sentAs( SHOP, 'a', 'agent:3', 'm2' )
			).toBeUndefined();
		} );

		it( '1.4 twice in the same tick is stored once', async () => {
			await begin( 'a' );
			const once = { sender: 's', id: 'm2' };
			const both = await Promise.all( [
				store.commit(
					change( 'a', { once, events: [ said( 'm2' ) ] } )
				),
				store.commit(
					change( 'a', { once, events: [ said( 'm2' ) ] } )
				),
			] );
			expect( both.map( ( { seq } ) => seq ) ).toEqual( [ 2, 2 ] );
			expect( await store.events( SHOP, 'a', 0 ) ).toHaveLength( 2 );
		} );

		it( '4.1 the status is compared at the append: of two in one tick one wins', async () => {
			await begin( 'a' );
			const take = ( agent: string ) =>
				store.commit(
					change( 'a', {
						expect: { status: 'assistant' },
						set: {
							status: 'human',
							agent: { id: agent, name: agent },
						},
						events: [ said( agent ) ],
					} )
				);
			const [ first, second ] = await Promise.allSettled( [
				take( 'x' ),
				take( 'y' ),
			] );
			expect( first.status ).toBe( 'fulfilled' );
			expect( second ).toMatchObject( {
				status: 'rejected',
				reason: expect.any( Conflict ),
			} );
			expect(
				( second as PromiseRejectedResult ).reason.current
			).toMatchObject( { status: 'human', agent: { id: 'x' } } );
			expect( await store.events( SHOP, 'a', 0 ) ).toHaveLength( 2 );
		} );

		it( 'one that fails takes nobody else of its tick along, and leaves nothing behind', async () => {
			await begin( 'a' );
			const results = await Promise.allSettled( [
				store.commit( change( 'a', { events: [ said( 'm2' ) ] } ) ),
				store.commit(
					change( 'a', {
						expect: { turn: 'not this one' },
						events: [ said( 'lost' ) ],
						due: [ { kind: 'idle_close', at: 1 } ],
						mail: [ mail( 'lost' ) ],
						once: { sender: 's', id: 'lost' },
					} )
				),
				store.commit( change( 'a', { events: [ said( 'm3' ) ] } ) ),
			] );
			expect( results.map( ( { status } ) => status ) ).toEqual( [
				'fulfilled',
				'rejected',
				'fulfilled',
			] );
			expect( ( await store.conversation( SHOP, 'a' ) )?.seq ).toBe( 3 );
			expect( await store.claimDue( SHOP, 9e9, 1, 10 ) ).toEqual( [] );
			expect( await store.claimMail( SHOP, 9e9, 1, 10 ) ).toEqual( [] );
			expect(
				await store.sentAs( SHOP, 'a', 's', 'lost' )
			).toBeUndefined();
		} );

		it( 'a conversation that is not there, or there already, is a conflict', async () => {
			await expect( store.commit( change( 'a' ) ) ).rejects.toThrow(
				Conflict
			);
			await begin( 'a' );
			await expect( begin( 'a' ) ).rejects.toThrow( Conflict );
		} );

		it( 'fields are set and cleared', async () => {
			await begin( 'a' );
			await store.commit(
				change( 'a', {
					set: { agent: { id: '3', name: 'P' }, email: 'e@x.org' },
				} )
			);
			await store.commit( change( 'a', { set: { agent: undefined } } ) );
			const stored = await store.conversation( SHOP, 'a' );
			expect( stored?.agent ).toBeUndefined();
			expect( stored?.email ).toBe( 'e@x.org' );
		} );

		it( 'what is handed out is nobody else’s', async () => {
			const { conversation } = await begin( 'a' );
			conversation.name = 'changed';
			expect( ( await store.conversation( SHOP, 'a' ) )?.name ).toBe(
				'Zoë'
			);
		} );

		it( 'after the end nothing is stored', async () => {
			await begin( 'a' );
			const last = store.commit(
				change( 'a', { events: [ said( 'm2' ) ] } )
			);
			await store.close();
			expect( ( await last ).seq ).toBe( 2 );
			await expect(
				store.commit( change( 'a', { events: [ said( 'm3' ) ] } ) )
			).rejects.toMatchObject( { name: 'Unavailable' } );
		} );
	} );
}
