/** Requests as the sidecar and a shopper make them, with nothing in between. */
import { createHash, createHmac, randomBytes } from 'node:crypto';
import OAuth from 'oauth-1.0a';
import type { Connection } from '../../../protocol/wordpress';

export interface Answer< T = any > {
	status: number;
	headers: Headers;
	body: T;
}

async function answer( response: Response ): Promise< Answer > {
	const text = await response.text();
	let body: unknown = text;
	try {
		body = JSON.parse( text );
	} catch {}
	return { status: response.status, headers: response.headers, body };
}

export function oauthHeader(
	connection: Connection,
	url: string,
	fixed: { time?: number; nonce?: string; secret?: string } = {}
): string {
	const oauth = new OAuth( {
		consumer: {
			key: connection.key,
			secret: fixed.secret ?? connection.consumerSecret,
		},
		signature_method: 'HMAC-SHA256',
		hash_function: ( text, key ) =>
			createHmac( 'sha256', key ).update( text ).digest( 'base64' ),
	} );
	const { time, nonce } = fixed;
	if ( time !== undefined ) {
		oauth.getTimeStamp = () => time;
	}
	if ( nonce !== undefined ) {
		oauth.getNonce = () => nonce;
	}
	return oauth.toHeader( oauth.authorize( { url, method: 'GET' } ) )
		.Authorization;
}

/** GET below wc/v3 with the consumer key, by OAuth unless headers say otherwise. */
export async function wc(
	connection: Connection,
	path: string,
	headers?: Record< string, string >
): Promise< Answer > {
	const url = `${ connection.rest }wc/v3/${ path }`;
	return answer(
		await fetch( url, {
			headers: headers ?? {
				Authorization: oauthHeader( connection, url ),
			},
		} )
	);
}

/** POST to a signed route of the plugin. */
export async function signed(
	connection: Connection,
	route: string,
	data: unknown
): Promise< Answer > {
	const key = createHmac( 'sha256', connection.secret )
		.update( 'baton/http/v1' )
		.digest();
	const body = JSON.stringify( data );
	const time = String( Date.now() );
	const nonce = randomBytes( 16 ).toString( 'hex' );
	const hash = createHash( 'sha256' ).update( body ).digest( 'hex' );
	const lines = [ 'v1', 'POST', route, time, nonce, hash ].join( '\n' );
	return answer(
		await fetch( connection.rest + route.slice( 1 ), {
			method: 'POST',
			body,
			headers: {
				'Content-Type': 'application/json',
				'X-Baton-Time': time,
				'X-Baton-Nonce': nonce,
				'X-Baton-Signature': `v1=${ createHmac( 'sha256', key )
					.update( lines )
					.digest( 'hex' ) }`,
			},
		} )
	);
}

/** A browser's cookies. */
export class Shopper {
	private readonly cookies = new Map< string, string >();

	constructor( private readonly url: string ) {}

	get( path: string ): Promise< Answer > {
		return this.send( path, {} );
	}

	post(
		path: string,
		body: URLSearchParams | string,
		headers: Record< string, string > = {}
	): Promise< Answer > {
		return this.send( path, { method: 'POST', body, headers } );
	}

	private async send( path: string, init: RequestInit ): Promise< Answer > {
		const response = await fetch( this.url + path, {
			...init,
			redirect: 'manual',
			headers: {
				...( init.headers as Record< string, string > ),
				Origin: this.url,
				Cookie: [ ...this.cookies ]
					.map( ( [ name, value ] ) => `${ name }=${ value }` )
					.join( '; ' ),
			},
		} );
		for ( const line of response.headers.getSetCookie() ) {
			const [ , name = '', value = '' ] =
				/^([^=]+)=([^;]*)/.exec( line ) ?? [];
			const expires = /expires=([^;]+)/i.exec( line )?.[ 1 ];
			if ( expires && Date.parse( expires ) < Date.now() ) {
				this.cookies.delete( name );
			} else {
				this.cookies.set( name, value );
			}
		}
		return answer( response );
	}
}
