/** Tokens as WordPress makes them. */
import { SignJWT } from 'jose';
import type { Claims } from '../../../protocol';
import { tokenKey } from '../../../sidecar/signing/keys';

export const SECRET =
	'000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f';
export const SHOP = 'shop_4f1d0c2b9a8e7d6c';

/** @param now UTC milliseconds. */
export function makeToken(
	now: number,
	claims: Partial< Claims > & Pick< Claims, 'aud' | 'sub' >,
	secret = SECRET
): Promise< string > {
	const iat = Math.floor( now / 1000 );
	return new SignJWT( { shop: SHOP, iat, exp: iat + 600, ...claims } )
		.setProtectedHeader( { alg: 'HS256', typ: 'JWT' } )
		.sign( new Uint8Array( tokenKey( secret ) ) );
}
