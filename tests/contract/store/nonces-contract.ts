/** What every store must remember of signed calls. */
import type { ConversationStore } from '../../../sidecar/ports';
import { FakeClock } from '../../sidecar/support/fake-clock';
import { SHOP } from './records';

export function noncesContract(
	name: string,
	open: ( clock: FakeClock ) => ConversationStore
): void {
	describe( `the nonces that a store remembers: ${ name }`, () => {
		let store: ConversationStore;
		let clock: FakeClock;

		beforeEach( () => {
			clock = new FakeClock( 1_000_000 );
			store = open( clock );
		} );
		afterEach( () => store.close() );

		it( '7.3 a nonce is spent once, per shop, until it may be forgotten', async () => {
			const spend = ( shop: string, nonce: string ) =>
				store.spendNonce( shop, nonce, clock.now() + 600_000 );
			const all = await Promise.all(
				[ 1, 2, 3 ].map( () => spend( SHOP, 'n1' ) )
			);
			expect( all.filter( Boolean ) ).toHaveLength( 1 );
			expect( await spend( SHOP, 'N1' ) ).toBe( true );
			expect( await spend( 'shop_b', 'n1' ) ).toBe( true );
			clock.advance( 600_000 );
			expect( await spend( SHOP, 'n1' ) ).toBe( false );
			clock.advance( 1 );
			expect( await spend( SHOP, 'n1' ) ).toBe( true );
		} );
	} );
}
