/** What every store must remember of what a model cost. */
import type { ConversationStore } from '../../../sidecar/ports';
import { FakeClock } from '../../sidecar/support/fake-clock';
import { SHOP } from './records';

export function spendingContract(
	name: string,
	open: ( clock: FakeClock ) => ConversationStore
): void {
	describe( `what was spent: ${ name }`, () => {
		let store: ConversationStore;

		beforeEach( () => {
			store = open( new FakeClock() );
		} );
		afterEach( () => store.close() );

		const spent = ( micros: number, requests = 1 ) => ( {
			micros,
			input: 10 * micros,
			output: micros,
			requests,
		} );

		it( '13.6 adds up by month and by conversation, per shop', async () => {
			await Promise.all( [
				store.addSpent( SHOP, '2026-11', 'a', spent( 5 ) ),
				store.addSpent( SHOP, '2026-11', 'b', spent( 7 ) ),
				store.addSpent( SHOP, '2026-11', 'a', spent( -2, 0 ) ),
				store.addSpent( SHOP, '2026-12', 'a', spent( 100 ) ),
				store.addSpent( 'shop_b', '2026-11', 'a', spent( 1000 ) ),
			] );
			expect( await store.spentIn( SHOP, '2026-11' ) ).toEqual( {
				...spent( 10, 2 ),
				conversations: 2,
			} );
			expect( await store.spentOn( SHOP, 'a' ) ).toEqual(
				spent( 103, 2 )
			);
		} );

		it( '13.6 nothing spent is zero', async () => {
			expect( await store.spentIn( SHOP, '2026-11' ) ).toEqual( {
				...spent( 0, 0 ),
				conversations: 0,
			} );
			expect( await store.spentOn( SHOP, 'a' ) ).toEqual( spent( 0, 0 ) );
		} );
	} );
}
