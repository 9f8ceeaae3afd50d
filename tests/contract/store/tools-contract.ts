/** What every store must keep for tools. */
import type { ConversationStore } from '../../../sidecar/ports';
import { FakeClock } from '../../sidecar/support/fake-clock';
import { SHOP } from './records';

export function toolsContract(
	name: string,
	open: ( clock: FakeClock ) => ConversationStore
): void {
	describe( `what tools keep: ${ name }`, () => {
		let store: ConversationStore;

		beforeEach( () => {
			store = open( new FakeClock( 1_000_000 ) );
		} );
		afterEach( () => store.close() );

		it( '14.3 a try counts once under each key, since then, per shop', async () => {
			const count = ( id: string, at: number, shop = SHOP ) =>
				store.tools.countTry(
					shop,
					id,
					[ 'visitor:a', id ],
					at,
					at - 100
				);
			expect( await count( 't1', 1000 ) ).toEqual( [ 1, 1 ] );
			expect( await count( 't1', 1000 ) ).toEqual( [ 1, 1 ] );
			expect( await count( 't2', 1050 ) ).toEqual( [ 2, 1 ] );
			expect( await count( 't3', 1050, 'shop_b' ) ).toEqual( [ 1, 1 ] );
			expect( await count( 't4', 1101 ) ).toEqual( [ 2, 1 ] );
			await store.tools.forgetTry( SHOP, 't2' );
			expect( await count( 't5', 1101 ) ).toEqual( [ 2, 1 ] );
		} );

		it( '14.3 tries at the same moment are counted one after the other', async () => {
			const counts = await Promise.all(
				[ 1, 2, 3, 4, 5 ].map( ( n ) =>
					store.tools.countTry( SHOP, `t${ n }`, [ 'k' ], 1000, 0 )
				)
			);
			expect( counts.flat().sort() ).toEqual( [ 1, 2, 3, 4, 5 ] );
		} );

		it( '14.3 a note is of one conversation, replaced and forgotten', async () => {
			const note = () => store.tools.recall( SHOP, 'c', 'order' );
			expect( await note() ).toBeUndefined();
			await store.tools.remember( SHOP, 'c', 'order', { number: '7' } );
			await store.tools.remember( SHOP, 'd', 'order', { number: '8' } );
			await store.tools.remember( SHOP, 'c', 'order', { number: '9' } );
			expect( await note() ).toEqual( { number: '9' } );
			await store.tools.remember( SHOP, 'c', 'order', undefined );
			expect( await note() ).toBeUndefined();
			expect( await store.tools.recall( SHOP, 'd', 'order' ) ).toEqual( {
				number: '8',
			} );
		} );
	} );
}
