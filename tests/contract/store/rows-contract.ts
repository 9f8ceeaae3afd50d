/** What every store must find, and keep beside the log. */
import {
	Conflict,
	type Change,
	type Conversation,
	type ConversationStore,
	type DueKind,
} from '../../../sidecar/ports';
import { FakeClock } from '../../sidecar/support/fake-clock';
import { SHOP, handoff, mail, newConversation, said, ticket } from './records';

export function rowsContract(
	name: string,
	open: ( clock: FakeClock ) => ConversationStore
): void {
	describe( `what a store keeps beside the log: ${ name }`, () => {
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

		it( '2.2 one in which somebody waits or talks comes before a newer one', async () => {
			for ( const status of [ 'waiting', 'human' ] as const ) {
				const visitor = `v_${ status }`;
				await begin( `live-${ status }`, {
					visitor,
					customer: status,
				} );
				await store.commit(
					change( `live-${ status }`, { set: { status } } )
				);
				clock.advance( 10 );
				await begin( `new-${ status }`, { visitor, customer: status } );
				expect( ( await store.ofCustomer( SHOP, status ) )?.id ).toBe(
					`live-${ status }`
				);
			}
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

		it( '3.5 whom each agent talks to, and who waits since when', async () => {
			const priya = { id: '3', name: 'Priya' };
			const ben = { id: '4', name: 'Ben' };
			for ( const [ id, set ] of [
				[ 'p1', { status: 'human', agent: priya } ],
				[ 'p2', { status: 'human', agent: priya } ],
				[ 'b1', { status: 'human', agent: ben } ],
				[ 'w1', { status: 'waiting', handoff } ],
				[
					'w2',
					{
						status: 'waiting',
						handoff: { ...handoff, id: 'h2', requestedAt: 4 },
					},
				],
				[ 'old', { status: 'closed', agent: priya } ],
			] as const ) {
				await begin( id );
				await store.commit(
					change( id, { set: set as Partial< Conversation > } )
				);
			}
			const active = async () =>
				Object.fromEntries( await store.activeByAgent( SHOP ) );
			expect( await active() ).toEqual( { 3: 2, 4: 1 } );
			expect( ( await store.ofAgent( SHOP, '3' ) ).sort() ).toEqual( [
				'p1',
				'p2',
			] );
			expect( await store.queue( SHOP ) ).toEqual( {
				waiting: 2,
				oldestWait: 4,
			} );
			// One changes hands, one goes back.
			await store.commit( change( 'p1', { set: { agent: ben } } ) );
			await store.commit(
				change( 'p2', {
					set: { status: 'assistant', agent: undefined },
				} )
			);
			expect( await active() ).toEqual( { 4: 2 } );
			expect( await store.ofAgent( SHOP, '3' ) ).toEqual( [] );
			expect( await store.activeByAgent( 'shop_b' ) ).toEqual(
				new Map()
			);
			expect( await store.queue( 'shop_b' ) ).toEqual( { waiting: 0 } );
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

		it( 'due rows and mails move with a clock that was set; a lease of the other time holds nothing', async () => {
			await begin( 'a' );
			await store.commit(
				change( 'a', {
					due: [
						{ kind: 'idle_close', at: 5000 },
						{ kind: 'agent_lost', at: 100 },
					],
					mail: [ mail( 'k1' ) ],
				} )
			);
			const at = ( kind: DueKind ) => store.dueAt( SHOP, 'a', kind );
			expect( await store.claimDue( SHOP, 100, 50, 10 ) ).toHaveLength(
				1
			);
			// Set back to 90, where nobody can have leased until 150.
			await store.dueNotLater( SHOP, 'idle_close', 3000 );
			await store.dueNotLater( SHOP, 'agent_lost', 95 );
			await store.dueNotLater( 'shop_b', 'idle_close', 1 );
			expect( await at( 'idle_close' ) ).toBe( 3000 );
			expect( await store.claimDue( SHOP, 96, 50, 10 ) ).toMatchObject( [
				{ kind: 'agent_lost', at: 95 },
			] );
			expect( await store.claimDue( SHOP, 97, 50, 10 ) ).toEqual( [] );
			expect( await store.claimDue( SHOP, 95, 50, 10 ) ).toHaveLength(
				1
			);
			await store.dueNotBefore( SHOP, 'agent_lost', 4000 );
			await store.dueNotBefore( SHOP, 'idle_close', 2000 );
			await store.dueNotBefore( 'shop_b', 'idle_close', 9e9 );
			expect( await at( 'agent_lost' ) ).toBe( 4000 );
			expect( await at( 'idle_close' ) ).toBe( 3000 );

			const now = clock.now();
			expect( await store.claimMail( SHOP, now, 50, 10 ) ).toHaveLength(
				1
			);
			expect( await store.claimMail( SHOP, now - 10, 50, 10 ) ).toEqual(
				[]
			);
			await store.mailNotLater( SHOP, now - 10 );
			expect(
				await store.claimMail( SHOP, now - 10, 50, 10 )
			).toHaveLength( 1 );
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

		it( '9.2 what waits is counted, and how long', async () => {
			const asked = clock.now();
			expect( await store.backlog( SHOP ) ).toEqual( { mails: 0 } );
			await begin( 'a' );
			await store.commit(
				change( 'a', {
					mail: [ mail( 'k1' ) ],
					due: [
						{ kind: 'idle_close', at: 100 },
						{ kind: 'agent_lost', at: 200 },
					],
				} )
			);
			clock.advance( 5000 );
			await store.commit( change( 'a', { mail: [ mail( 'k2' ) ] } ) );
			await store.claimMail( SHOP, clock.now(), 50, 10 );
			await store.mailFailed( SHOP, 'k1', clock.now() + 60_000, 'no' );
			expect( await store.backlog( SHOP ) ).toEqual( {
				mails: 2,
				oldestMail: asked,
				nextDue: 100,
			} );
			await store.mailSent( SHOP, 'k1', clock.now() );
			expect( await store.backlog( SHOP ) ).toEqual( {
				mails: 1,
				oldestMail: asked + 5000,
				nextDue: 100,
			} );
			expect( await store.backlog( 'shop_b' ) ).toEqual( { mails: 0 } );
		} );

		it( '4.5 who was connected is known to the next process', async () => {
			expect( await store.connectedAgents( SHOP ) ).toEqual( [] );
			for ( const agent of [ '3', '1', '3' ] ) {
				await store.setAgentConnected( SHOP, agent, true );
			}
			await store.setAgentConnected( SHOP, '1', false );
			expect( await store.connectedAgents( SHOP ) ).toEqual( [ '3' ] );
			expect( await store.connectedAgents( 'shop_b' ) ).toEqual( [] );
		} );

		it( 'when something is due can be asked', async () => {
			const at = () => store.dueAt( SHOP, 'a', 'idle_close' );
			await begin( 'a' );
			expect( await at() ).toBeUndefined();
			for ( const next of [ 100, 200 ] ) {
				await store.commit(
					change( 'a', { due: [ { kind: 'idle_close', at: next } ] } )
				);
				expect( await at() ).toBe( next );
			}
			await store.commit(
				change( 'a', { due: [ { kind: 'idle_close', at: null } ] } )
			);
			expect( await at() ).toBeUndefined();
		} );

		it( 'how many messages a visitor left lately', async () => {
			const since = ( time: number ) =>
				store.ticketsSince( SHOP, 'v', time );
			for ( const [ id, visitor ] of [
				[ 'a', 'v' ],
				[ 'b', 'v' ],
				[ 'c', 'other' ],
			] as const ) {
				await begin( id, { visitor } );
				await store.commit( change( id, { events: [ ticket ] } ) );
				clock.advance( 10 );
			}
			expect( await since( 0 ) ).toBe( 2 );
			expect( await since( 1_000_001 ) ).toBe( 1 );
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

		it( '11.8 questions that nobody answered, each shop its own', async () => {
			const gap = ( id: number, question: string ) => ( {
				id,
				question,
				wordings: [ 'Surfboards?' ],
				count: 2,
				firstAt: 1,
				lastAt: 2,
				conversation: 'a',
				found: '',
			} );
			await store.putGap( SHOP, gap( 2, 'Two?' ) );
			await store.putGap( SHOP, gap( 1, 'One?' ) );
			await store.putGap( 'other', gap( 1, 'Theirs?' ) );
			await store.putGap( SHOP, gap( 1, 'One, again?' ) );
			expect( await store.gaps( SHOP ) ).toEqual( [
				gap( 1, 'One, again?' ),
				gap( 2, 'Two?' ),
			] );
			await store.dropGaps( SHOP, [ 1, 7 ] );
			expect( await store.gaps( SHOP ) ).toEqual( [ gap( 2, 'Two?' ) ] );
			expect( await store.gaps( 'other' ) ).toHaveLength( 1 );
		} );
	} );
}
