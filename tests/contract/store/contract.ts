/** What every conversation store must do; run on each of them. */
import {
	Conflict,
	type Change,
	type Conversation,
	type ConversationStore,
} from '../../../sidecar/ports';
import { FakeClock } from '../../sidecar/support/fake-clock';

const SHOP = 'shop_a';

export const newConversation = (
	id: string,
	more: Partial< Conversation > = {}
): Omit< Conversation, 'seq' > => ( {
	shop: SHOP,
	id,
	status: 'assistant',
	visitor: `v_${ id }`,
	name: 'Zoë',
	detectFrom: 0,
	lastMessage: 0,
	lastText: '',
	lastAt: 1000,
	readBy: { customer: 0, agent: 0 },
	createdAt: 1000,
	...more,
} );

export const said = (
	id: string,
	text = `text of ${ id }`,
	kind: 'customer' | 'assistant' = 'customer'
): Change[ 'events' ][ number ] => ( {
	audience: 'all',
	type: 'message',
	id,
	from: { kind, name: 'Zoë' },
	text,
} );

const mail = ( key: string ) => ( {
	key,
	kind: 'ticket' as const,
	number: 'B-1001',
	name: 'Zoë',
	email: 'z@example.org',
	about: 'Vase',
	transcript: '',
	conversation: 'c',
} );

const handoff = {
	id: 'h1',
	state: 'offered' as const,
	trigger: 'explicit_request' as const,
	evidence: [ { message: 'm1', start: 0, end: 5, why: 'asks' } ],
	requestedAt: 5,
	notified: [ { agent: '3', at: 5 } ],
	declinedBy: [],
};

export function storeContract(
	name: string,
	open: ( clock: FakeClock ) => ConversationStore
): void {
	describe( `the conversation store: ${ name }`, () => {
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

		it( '4.2 the handoff goes along with its conversation, and is compared', async () => {
			await begin( 'a' );
			await store.commit( change( 'a', { set: { handoff } } ) );
			expect(
				( await store.conversation( SHOP, 'a' ) )?.handoff
			).toEqual( handoff );
			const accepted = { ...handoff, state: 'accepted' as const };
			await store.commit(
				change( 'a', {
					set: { handoff: accepted },
					expect: { handoff: 'h1' },
				} )
			);
			expect(
				( await store.conversation( SHOP, 'a' ) )?.handoff?.state
			).toBe( 'accepted' );
			await expect(
				store.commit( change( 'a', { expect: { handoff: 'h0' } } ) )
			).rejects.toThrow( Conflict );
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

		it( 'the desk shows people’s words, not the announcements', async () => {
			await begin( 'a' );
			const { conversation } = await store.commit(
				change( 'a', {
					events: [ said( 'm2', 'Hello', 'assistant' ) ],
				} )
			);
			expect( conversation ).toMatchObject( {
				lastText: 'text of m1',
				lastMessage: 2,
				lastAt: 1_000_000,
			} );
		} );

		it( '5.1 by visitor only while no account owns it, by account after', async () => {
			await begin( 'a', { visitor: 'v' } );
			expect( ( await store.ofVisitor( SHOP, 'v' ) )?.id ).toBe( 'a' );
			expect( await store.ofVisitor( 'shop_b', 'v' ) ).toBeUndefined();
			expect( await store.claimedAt( SHOP, 'v' ) ).toBeUndefined();
			await store.commit(
				change( 'a', { set: { customer: '7', claimedAt: 5000 } } )
			);
			expect( await store.ofVisitor( SHOP, 'v' ) ).toBeUndefined();
			expect( ( await store.ofCustomer( SHOP, '7' ) )?.id ).toBe( 'a' );
			expect( await store.ofCustomer( SHOP, '8' ) ).toBeUndefined();
			expect( await store.claimedAt( SHOP, 'v' ) ).toBe( 5000 );
		} );

		it( 'of several the latest is theirs', async () => {
			await begin( 'a', { visitor: 'v' } );
			clock.advance( 10 );
			await begin( 'b', { visitor: 'v' } );
			expect( ( await store.ofVisitor( SHOP, 'v' ) )?.id ).toBe( 'b' );
			clock.advance( 10 );
			await store.commit( change( 'a', { events: [ said( 'm2' ) ] } ) );
			expect( ( await store.ofVisitor( SHOP, 'v' ) )?.id ).toBe( 'a' );
			expect( await store.begunSince( SHOP, 'v', 1000 ) ).toBe( 2 );
			expect( await store.begunSince( SHOP, 'v', 1001 ) ).toBe( 0 );
		} );

		it( '3.5 the desk: waiting, human, and who left lately; oldest first', async () => {
			for ( const [ id, set ] of [
				[ 'bot', {} ],
				[ 'human', { status: 'human' } ],
				[ 'waiting', { status: 'waiting' } ],
				[ 'left', { status: 'closed', closedAs: 'abandoned' } ],
				[ 'done', { status: 'closed', closedAs: 'agent' } ],
			] as const ) {
				await begin( id );
				await store.commit( change( id, { set } ) );
				clock.advance( 10 );
			}
			const ids = async ( since: number ) =>
				( await store.desk( SHOP, since ) ).map( ( { id } ) => id );
			expect( await ids( 0 ) ).toEqual( [ 'human', 'waiting', 'left' ] );
			expect( await ids( Infinity ) ).toEqual( [ 'human', 'waiting' ] );
			expect( await store.desk( 'shop_b', 0 ) ).toEqual( [] );
		} );

		it( '4.3 turns that never ended are found', async () => {
			const turn = { id: 't1', startedAt: 1, tries: 1 };
			await begin( 'a' );
			await begin( 'b' );
			await store.commit( change( 'a', { set: { turn } } ) );
			expect(
				( await store.unanswered( SHOP ) ).map( ( { id } ) => id )
			).toEqual( [ 'a' ] );
			await store.commit(
				change( 'a', {
					expect: { turn: 't1' },
					set: { turn: undefined },
				} )
			);
			expect( await store.unanswered( SHOP ) ).toEqual( [] );
		} );

		it( 'due rows: claimed once per lease, moved, called off', async () => {
			await begin( 'a' );
			await store.commit(
				change( 'a', {
					due: [
						{ kind: 'idle_close', at: 100 },
						{ kind: 'agent_lost', at: 200 },
					],
				} )
			);
			expect( await store.claimDue( SHOP, 99, 50, 10 ) ).toEqual( [] );
			expect( await store.claimDue( SHOP, 100, 50, 10 ) ).toEqual( [
				{ shop: SHOP, conversation: 'a', kind: 'idle_close', at: 100 },
			] );
			expect( await store.claimDue( SHOP, 149, 50, 10 ) ).toEqual( [] );
			expect( await store.claimDue( SHOP, 150, 50, 10 ) ).toHaveLength(
				1
			);
			await store.commit(
				change( 'a', {
					due: [
						{ kind: 'idle_close', at: null },
						{ kind: 'agent_lost', at: 900 },
					],
				} )
			);
			expect( await store.claimDue( SHOP, 899, 50, 10 ) ).toEqual( [] );
			expect( await store.claimDue( SHOP, 900, 50, 10 ) ).toHaveLength(
				1
			);
			expect( await store.claimDue( 'shop_b', 9e9, 50, 10 ) ).toEqual(
				[]
			);
		} );

		it( 'mails: sent once, tried again later, one per key', async () => {
			await begin( 'a' );
			await store.commit(
				change( 'a', { mail: [ mail( 'k1' ), mail( 'k1' ) ] } )
			);
			const [ first, ...more ] = await store.claimMail(
				SHOP,
				1_000_000,
				50,
				10
			);
			expect( more ).toEqual( [] );
			expect( first ).toMatchObject( {
				attempts: 1,
				mail: mail( 'k1' ),
			} );
			expect( await store.claimMail( SHOP, 1_000_000, 50, 10 ) ).toEqual(
				[]
			);
			await store.mailFailed( SHOP, 'k1', 1_000_500, 'no' );
			expect( await store.claimMail( SHOP, 1_000_499, 50, 10 ) ).toEqual(
				[]
			);
			expect(
				await store.claimMail( SHOP, 1_000_500, 50, 10 )
			).toMatchObject( [ { attempts: 2 } ] );
			await store.mailSent( SHOP, 'k1', 1_000_600 );
			expect( await store.claimMail( SHOP, 9e9, 50, 10 ) ).toEqual( [] );
		} );

		it( 'numbers are given once, per shop and name', async () => {
			const numbers = await Promise.all(
				[ 1, 2, 3 ].map( () => store.nextNumber( SHOP, 'ticket' ) )
			);
			expect( numbers ).toEqual( [ 1, 2, 3 ] );
			expect( await store.nextNumber( 'shop_b', 'ticket' ) ).toBe( 1 );
			expect( await store.nextNumber( SHOP, 'other' ) ).toBe( 1 );
		} );

		it( 'an agent’s switch and what WordPress said are kept', async () => {
			expect( await store.agentSwitch( SHOP, '3' ) ).toBeUndefined();
			await store.setAgentSwitch( SHOP, '3', true );
			await store.setAgentSwitch( SHOP, '3', false );
			expect( await store.agentSwitch( SHOP, '3' ) ).toBe( false );
			expect( await store.cached( SHOP, 'settings' ) ).toBeUndefined();
			await store.setCached( SHOP, 'settings', { a: [ 1 ] } );
			expect( await store.cached( SHOP, 'settings' ) ).toEqual( {
				a: [ 1 ],
			} );
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
