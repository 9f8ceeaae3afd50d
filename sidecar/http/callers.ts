/** Whom a request comes from, seen through the proxies that are trusted. */
import { createHmac, randomBytes } from 'node:crypto';
import { BlockList, isIPv4, isIPv6 } from 'node:net';
import type { IncomingMessage } from 'node:http';
import type { Caller } from '../ports';

/** Express's own reading of `BATON_TRUST_PROXY`: may this hop say who was before it? */
export type Trust = ( address: string, hop: number ) => boolean;

/** Machines of one's own network: proxies, containers, a provider's shared addresses. */
const NEAR = new BlockList();
NEAR.addSubnet( '127.0.0.0', 8 );
NEAR.addSubnet( '10.0.0.0', 8 );
NEAR.addSubnet( '172.16.0.0', 12 );
NEAR.addSubnet( '192.168.0.0', 16 );
NEAR.addSubnet( '169.254.0.0', 16 );
NEAR.addSubnet( '100.64.0.0', 10 );
NEAR.addAddress( '::1', 'ipv6' );
NEAR.addSubnet( 'fc00::', 7, 'ipv6' );
NEAR.addSubnet( 'fe80::', 10, 'ipv6' );

/** Of a hash: sixteen letters. */
const KEY_BYTES = 12;

export class Callers {
	/** Addresses are compared and never kept: without this key a hash says nothing. */
	private readonly secret = randomBytes( 32 );

	constructor( private readonly trust: Trust ) {}

	of( request: IncomingMessage ): Caller {
		return this.caller( this.address( request ) );
	}

	/** The other end of this very connection, a proxy perhaps. */
	peer( address: string | undefined ): Caller {
		return this.caller( address ?? '' );
	}

	private address( { socket, headers }: IncomingMessage ): string {
		const forwarded = String( headers[ 'x-forwarded-for' ] ?? '' )
			.split( ',' )
			.map( ( one ) => one.trim() )
			.filter( ( one ) => one !== '' );
		let address = socket.remoteAddress ?? '';
		for ( let hop = 0; this.trust( address, hop ); hop++ ) {
			const before = forwarded.pop();
			if ( before === undefined ) {
				break;
			}
			address = before;
		}
		return address;
	}

	private caller( address: string ): Caller {
		const bare = withoutPort( address ).replace( /^::ffff:(?=\d+\.)/i, '' );
		return {
			key: createHmac( 'sha256', this.secret )
				.update( groupOf( bare ) )
				.digest()
				.toString( 'base64url', 0, KEY_BYTES ),
			many:
				( isIPv4( bare ) && NEAR.check( bare, 'ipv4' ) ) ||
				( isIPv6( bare ) && NEAR.check( bare, 'ipv6' ) ),
		};
	}
}

/** Some web servers forward the port too, and it is another with each connection. */
function withoutPort( address: string ): string {
	const [ , inBrackets, plain ] =
		/^(?:\[([^\]]+)\](?::\d+)?|(\d+(?:\.\d+){3}):\d+)$/.exec( address ) ??
		[];
	return inBrackets ?? plain ?? address;
}

/** Who has one IPv6 address has its whole /64. */
function groupOf( address: string ): string {
	if ( ! isIPv6( address ) ) {
		return isIPv4( address ) ? address : '';
	}
	const [ head = '', tail ] = address.split( '%' )[ 0 ]!.split( '::' );
	const groups = ( part: string ) => ( part === '' ? [] : part.split( ':' ) );
	const before = groups( head );
	const after = groups( tail ?? '' );
	const zeros = Math.max( 0, 8 - before.length - after.length );
	return [ ...before, ...Array( zeros ).fill( '0' ), ...after ]
		.slice( 0, 4 )
		.map( ( group ) => parseInt( group, 16 ).toString( 16 ) )
		.join( ':' );
}
