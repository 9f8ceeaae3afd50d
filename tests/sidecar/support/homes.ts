/** What a test file about whole sidecars sets up: the program, a shop, a folder for its data. */
import {
	buildSidecar,
	removeSidecar,
	shopServer,
	SidecarHome,
} from './process';
import type { ScriptServer } from './script-server';

/**
 * Everything is there before the first test and gone after the last.
 *
 * @param scope    Whether tests share what the sidecar stores.
 * @param openShop One for all tests.
 */
export function homes< S extends ScriptServer = ScriptServer >(
	scope: 'file' | 'test',
	openShop: () => Promise< S > = shopServer as () => Promise< S >
): { readonly shop: S; readonly home: SidecarHome } {
	let shop: S;
	let home: SidecarHome;
	const [ before, after ] =
		scope === 'file' ? [ beforeAll, afterAll ] : [ beforeEach, afterEach ];
	beforeAll( async () => {
		buildSidecar();
		shop = await openShop();
	} );
	before( () => {
		home = new SidecarHome( shop );
	} );
	after( () => home.remove() );
	afterAll( async () => {
		await shop.close();
		removeSidecar();
	} );
	return {
		get shop() {
			return shop;
		},
		get home() {
			return home;
		},
	};
}
