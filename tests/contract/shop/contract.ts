/** What Baton expects of WooCommerce; the same for the real one and the stand-in. */
import { ordersContract } from './orders';
import { cataloguesContract } from './catalogues';
import { lookupsContract } from './lookups';
import { shopperContract } from './shopper';
import { serveShop, type ServedShop } from './shop-process';

export function shopContract( wanted: 'standin' | 'auto' ): void {
	let served: ServedShop;
	// A shop's first requests fill caches, and the machine may be busy.
	jest.setTimeout( 30_000 );

	beforeAll( async () => {
		served = await serveShop( wanted );
	}, 170_000 );
	afterAll( () => served?.stop(), 20_000 );

	it( '3.10 the suite runs on the one that it says', () => {
		expect( served.woocommerce.standIn ).toBe( wanted === 'standin' );
	} );
	ordersContract( () => served );
	cataloguesContract( () => served );
	lookupsContract( () => served );
	shopperContract( () => served );
}
