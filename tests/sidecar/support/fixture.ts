/** What WordPress answers, as both sides have agreed. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Cart, ShopSettings } from '../../../protocol';

export function fixture< T >( name: string ): T {
	const file = path.resolve(
		__dirname,
		'../../fixtures/protocol',
		`${ name }.json`
	);
	return JSON.parse( readFileSync( file, 'utf8' ) ) as T;
}

export const settingsFixture = () => fixture< ShopSettings >( 'settings' );
export const cartFixture = () => fixture< { cart: Cart } >( 'cart' );
