/* eslint-disable no-bitwise -- Frames are written bit by bit. */
/** A connection that keeps no rule but those that the test wants kept. */
import net from 'node:net';

export class Tcp {
	private chunks: Buffer[] = [];
	private waiting: Array< () => void > = [];
	readonly socket: net.Socket;
	/** Resolves when the other end, or the connection, is gone. */
	readonly gone: Promise< void >;
	isGone = false;

	constructor( url: string ) {
		const { hostname, port } = new URL( url );
		this.socket = net.connect( { host: hostname, port: Number( port ) } );
		this.socket.on( 'error', () => {} );
		this.socket.on( 'data', ( data ) => {
			this.chunks.push( data );
			this.wake();
		} );
		this.gone = new Promise( ( resolve ) => {
			const end = () => {
				this.isGone = true;
				this.wake();
				resolve();
			};
			this.socket.on( 'end', end );
			this.socket.on( 'close', end );
		} );
	}

	write( data: string | Buffer ): void {
		this.socket.write( data );
	}

	private get received(): Buffer {
		const all = Buffer.concat( this.chunks );
		this.chunks = [ all ];
		return all;
	}

	/** Everything that came, as text. */
	get text(): string {
		return this.received.toString( 'latin1' );
	}

	/** Resolves to all that came once it fits, or when no more can come. */
	async until( fits: ( text: string ) => boolean ): Promise< string > {
		while ( ! fits( this.text ) && ! this.isGone ) {
			await new Promise< void >( ( resolve ) =>
				this.waiting.push( resolve )
			);
		}
		return this.text;
	}

	/** The answer's status; undefined when there was none. */
	async status(): Promise< number | undefined > {
		const text = await this.until( ( all ) => all.includes( '\r\n\r\n' ) );
		const status = /^HTTP\/1\.1 (\d+)/.exec( text )?.[ 1 ];
		return status === undefined ? undefined : Number( status );
	}

	/** What the closing frame says, once it or the end came. */
	async closeCode(): Promise< number | undefined > {
		let code: number | undefined;
		await this.until( () => {
			code = closingCode( this.frames() );
			return code !== undefined;
		} );
		return code;
	}

	/** What came after the upgrade was answered. */
	private frames(): Buffer {
		const { received } = this;
		const start = received.indexOf( '\r\n\r\n' );
		return start === -1
			? Buffer.alloc( 0 )
			: received.subarray( start + 4 );
	}

	end(): void {
		this.socket.destroy();
	}

	private wake(): void {
		const waiting = this.waiting;
		this.waiting = [];
		waiting.forEach( ( one ) => one() );
	}
}

function closingCode( frames: Buffer ): number | undefined {
	for ( let at = 0; at + 2 <= frames.length; ) {
		const opcode = frames[ at ]! & 0x0f;
		let length = frames[ at + 1 ]! & 0x7f;
		let head = 2;
		if ( length === 126 && at + 4 <= frames.length ) {
			length = frames.readUInt16BE( at + 2 );
			head = 4;
		} else if ( length === 127 && at + 10 <= frames.length ) {
			length = Number( frames.readBigUInt64BE( at + 2 ) );
			head = 10;
		}
		if ( opcode === 8 && at + head + 2 <= frames.length ) {
			return frames.readUInt16BE( at + head );
		}
		at += head + length;
	}
	return undefined;
}

export interface UpgradeOptions {
	origin?: string;
	path?: string;
	method?: string;
	/** Other headers, or other values for these. */
	headers?: Record< string, string >;
	/** Lines as they are. */
	lines?: string[];
}

/** The request for a WebSocket, as text. */
export function upgrade( {
	origin,
	path = '/v1/socket',
	method = 'GET',
	headers = {},
	lines = [],
}: UpgradeOptions ): string {
	const all: Record< string, string > = {
		Host: 'sidecar.example',
		Connection: 'Upgrade',
		Upgrade: 'websocket',
		'Sec-WebSocket-Version': '13',
		'Sec-WebSocket-Key': 'dGhlIHNhbXBsZSBub25jZQ==',
		...( origin !== undefined && { Origin: origin } ),
		...headers,
	};
	return [
		`${ method } ${ path } HTTP/1.1`,
		...Object.entries( all ).map(
			( [ name, value ] ) => `${ name }: ${ value }`
		),
		...lines,
		'',
		'',
	].join( '\r\n' );
}

export const OPCODE = {
	more: 0,
	text: 1,
	binary: 2,
	close: 8,
	ping: 9,
	pong: 10,
};

export interface FrameOptions {
	/** Set on the first byte: 0x80 final, 0x40 compressed. */
	flags?: number;
	masked?: boolean;
	/** Said instead of the payload's own. */
	length?: bigint;
}

/** One frame, right unless told otherwise. */
export function frame(
	opcode: number,
	payload: string | Buffer = '',
	{ flags = 0x80, masked = true, length }: FrameOptions = {}
): Buffer {
	const data = Buffer.from( payload as string );
	const size = length ?? BigInt( data.length );
	const mask = masked ? 0x80 : 0;
	let head: Buffer;
	if ( size < 126n ) {
		head = Buffer.from( [ flags | opcode, mask | Number( size ) ] );
	} else if ( size < 65536n ) {
		head = Buffer.alloc( 4 );
		head.set( [ flags | opcode, mask | 126 ] );
		head.writeUInt16BE( Number( size ), 2 );
	} else {
		head = Buffer.alloc( 10 );
		head.set( [ flags | opcode, mask | 127 ] );
		head.writeBigUInt64BE( size, 2 );
	}
	// A mask of zeros is a mask.
	return Buffer.concat( [ head, Buffer.alloc( masked ? 4 : 0 ), data ] );
}
