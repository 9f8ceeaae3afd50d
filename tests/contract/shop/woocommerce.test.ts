import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { shopContract } from './contract';

const { WOOCOMMERCE_DIR, WOOCOMMERCE_ZIP, XDG_CACHE_HOME } = process.env;
const cached = path.join(
	XDG_CACHE_HOME || path.join( homedir(), '.cache' ),
	'baton/woocommerce/woocommerce.php'
);
const found =
	process.env.BATON_WOOCOMMERCE !== 'standin' &&
	Boolean( WOOCOMMERCE_DIR || WOOCOMMERCE_ZIP || existsSync( cached ) );

if ( found ) {
	describe( 'the real WooCommerce', () => shopContract( 'auto' ) );
} else {
	it.skip( '3.10 the real WooCommerce: none was found, only the stand-in was tried', () => {} );
}
