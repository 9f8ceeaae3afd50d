/** Tokens that WordPress never made, or made for something else. */
import { createHmac, generateKeyPairSync } from 'node:crypto';
import { SignJWT, type JWTHeaderParameters, type JWTPayload } from 'jose';
import { tokenKey } from '../../../../sidecar/signing/keys';
import { SECRET, SHOP } from '../tokens';

type Who = { aud: 'customer' | 'agent'; sub: string };

const bytes = ( key: Buffer ) => new Uint8Array( key );
const right = bytes( tokenKey( SECRET ) );
const rsa = generateKeyPairSync( 'rsa', { modulusLength: 2048 } );

const part = ( json: object ) =>
	Buffer.from( JSON.stringify( json ) ).toString( 'base64url' );

const payload = ( who: Who, more: JWTPayload = {} ): JWTPayload => {
	const iat = Math.floor( Date.now() / 1000 );
	return { shop: SHOP, iat, exp: iat + 600, ...who, ...more };
};

const sign = (
	claims: JWTPayload,
	key: Parameters< SignJWT[ 'sign' ] >[ 0 ] = right,
	head: JWTHeaderParameters = { alg: 'HS256' }
) => new SignJWT( claims ).setProtectedHeader( head ).sign( key );

/** Its parts as they stand, whatever a library would say to them. */
function byHand( head: object, claims: object, key: Uint8Array = right ) {
	const text = `${ part( head ) }.${ part( claims ) }`;
	const mac = createHmac( 'sha256', key ).update( text );
	return `${ text }.${ mac.digest( 'base64url' ) }`;
}

const soon = ( seconds: number ) => Math.floor( Date.now() / 1000 ) + seconds;

async function flipped( who: Who ) {
	const token = await sign( payload( who ) );
	const at = token.lastIndexOf( '.' ) + 5;
	const other = token[ at ] === 'A' ? 'B' : 'A';
	return token.slice( 0, at ) + other + token.slice( at + 1 );
}

async function promoted( who: Who ) {
	const [ head, , mac ] = ( await sign( payload( who ) ) ).split( '.' );
	const better = { ...payload( who ), sub: '1', aud: 'agent' };
	return `${ head }.${ part( better ) }.${ mac }`;
}

/** Name → the token, and the close code that answers it. */
export const BAD_TOKENS: Record<
	string,
	[ ( who: Who ) => string | Promise< string >, 4001 | 4003 ]
> = {
	'that has ended': [
		( who ) =>
			sign( payload( who, { iat: soon( -700 ), exp: soon( -1 ) } ) ),
		4001,
	],
	'with a letter changed in its signature': [ flipped, 4003 ],
	'with other claims under the same signature': [ promoted, 4003 ],
	'without a signature': [
		( who ) => `${ part( { alg: 'none' } ) }.${ part( payload( who ) ) }.`,
		4003,
	],
	'of the algorithm nOnE': [
		( who ) => `${ part( { alg: 'nOnE' } ) }.${ part( payload( who ) ) }.`,
		4003,
	],
	'of no algorithm': [
		( who ) => byHand( { typ: 'JWT' }, payload( who ) ),
		4003,
	],
	'of HS512, with the right key': [
		( who ) => sign( payload( who ), right, { alg: 'HS512' } ),
		4003,
	],
	'of RS256, with a key of its own': [
		( who ) => sign( payload( who ), rsa.privateKey, { alg: 'RS256' } ),
		4003,
	],
	'that says RS256 over an HS256 signature': [
		( who ) => byHand( { alg: 'RS256' }, payload( who ) ),
		4003,
	],
	'that brings its own key': [
		( who ) =>
			byHand(
				{
					alg: 'HS256',
					jwk: {
						kty: 'oct',
						k: Buffer.from( 'k' ).toString( 'base64url' ),
					},
				},
				payload( who ),
				new Uint8Array( [ 107 ] )
			),
		4003,
	],
	'that names an empty file as its key': [
		( who ) =>
			byHand(
				{ alg: 'HS256', kid: '../../../../dev/null' },
				payload( who ),
				new Uint8Array()
			),
		4003,
	],
	'that names a key by SQL': [
		( who ) =>
			byHand(
				{ alg: 'HS256', kid: "x' UNION SELECT 'k" },
				payload( who ),
				new Uint8Array( [ 107 ] )
			),
		4003,
	],
	'that says where its key is to be fetched': [
		( who ) =>
			byHand(
				{ alg: 'HS256', jku: 'https://evil.example/jwks.json' },
				payload( who ),
				new Uint8Array( [ 107 ] )
			),
		4003,
	],
	'with a header that must be understood': [
		( who ) =>
			byHand(
				{ alg: 'HS256', crit: [ 'b64' ], b64: false },
				payload( who )
			),
		4003,
	],
	'signed with the secret itself': [
		( who ) => sign( payload( who ), new TextEncoder().encode( SECRET ) ),
		4003,
	],
	'signed with the key of signed calls': [
		( who ) =>
			sign(
				payload( who ),
				bytes(
					createHmac( 'sha256', SECRET )
						.update( 'baton/http/v1' )
						.digest()
				)
			),
		4003,
	],
	'signed by another shop': [
		( who ) =>
			sign( payload( who ), bytes( tokenKey( 'f'.repeat( 64 ) ) ) ),
		4003,
	],
	'for another shop': [
		( who ) => sign( payload( who, { shop: 'shop_other' } ) ),
		4003,
	],
	'for no shop': [
		( who ) => sign( payload( who, { shop: undefined } ) ),
		4003,
	],
	'that begins tomorrow': [
		( who ) => sign( payload( who, { nbf: soon( 86_400 ) } ) ),
		4003,
	],
	'that was made tomorrow and is good until next week': [
		( who ) =>
			sign(
				payload( who, { iat: soon( 86_400 ), exp: soon( 604_800 ) } )
			),
		4003,
	],
	'without an end': [
		( who ) => sign( payload( who, { exp: undefined } ) ),
		4003,
	],
	'that ends at no time': [
		( who ) =>
			byHand(
				{ alg: 'HS256' },
				{ ...payload( who ), exp: '9999999999' }
			),
		4003,
	],
	'that never ends': [
		( who ) =>
			byHand( { alg: 'HS256' }, { ...payload( who ), exp: 1e300 } ),
		4003,
	],
	'for two audiences': [
		( who ) => sign( payload( who, { aud: [ 'customer', 'agent' ] } ) ),
		4003,
	],
	'for an audience that there is not': [
		( who ) => sign( payload( who, { aud: 'owner' } ) ),
		4003,
	],
	'of nobody': [
		( who ) => sign( payload( who, { sub: undefined } ) ),
		4003,
	],
	'of somebody who is no name': [
		( who ) =>
			byHand(
				{ alg: 'HS256' },
				{ ...payload( who ), sub: { toString: 1 } }
			),
		4003,
	],
	'whose claims are a list': [ () => byHand( { alg: 'HS256' }, [] ), 4003 ],
	'of four parts': [
		async ( who ) => `${ await sign( payload( who ) ) }.AAAA`,
		4003,
	],
	'of eight thousand dots': [ () => '.'.repeat( 8000 ), 4003 ],
	'that is empty': [ () => '', 4003 ],
};
