/** A socket that says what it likes. */
import WebSocket from 'ws';
import type { FrameOf, ServerFrame } from '../../../protocol';

export class RawSocket {
	readonly frames: ServerFrame[] = [];
	readonly closed: Promise< { code: number; reason: string } >;
	private readonly socket: WebSocket;
	private waiting: Array< () => void > = [];

	/**
	 * @param url
	 * @param origin
	 * @param address Where a trusted proxy says that it comes from.
	 */
	constructor( url: string, origin?: string, address?: string ) {
		this.socket = new WebSocket(
			`${ url.replace( 'http', 'ws' ) }/v1/socket`,
			{
				...( origin !== undefined && { origin } ),
				...( address !== undefined && {
					headers: { 'X-Forwarded-For': address },
				} ),
			}
		);
		this.closed = new Promise( ( resolve ) =>
			this.socket.on( 'close', ( code, reason ) => {
				resolve( { code, reason: String( reason ) } );
				this.wake();
			} )
		);
		this.socket.on( 'error', () => {} );
		this.socket.on( 'message', ( data ) => {
			this.frames.push( JSON.parse( String( data ) ) );
			this.wake();
		} );
	}

	/** The status that the upgrade was refused with. */
	refused(): Promise< number | undefined > {
		return new Promise( ( resolve ) => {
			this.socket.on( 'unexpected-response', ( _, response ) =>
				resolve( response.statusCode )
			);
			this.socket.on( 'open', () => resolve( undefined ) );
		} );
	}

	open(): Promise< void > {
		return new Promise( ( resolve, reject ) => {
			this.socket.on( 'open', resolve );
			this.socket.on( 'error', reject );
		} );
	}

	send( frame: object | string | Buffer ): void {
		this.socket.send(
			typeof frame === 'string' || Buffer.isBuffer( frame )
				? frame
				: JSON.stringify( frame )
		);
	}

	/** The first frame that fits, come or to come. */
	async next< T extends ServerFrame[ 'type' ] >(
		type: T,
		fits: ( frame: FrameOf< T > ) => boolean = () => true
	): Promise< FrameOf< T > > {
		for (;;) {
			const found = this.frames.find(
				( frame ): frame is FrameOf< T > =>
					frame.type === type && fits( frame as FrameOf< T > )
			);
			if ( found ) {
				return found;
			}
			if ( this.socket.readyState >= WebSocket.CLOSING ) {
				throw new Error( `Closed before ${ type } came.` );
			}
			await new Promise< void >( ( resolve ) =>
				this.waiting.push( resolve )
			);
		}
	}

	/** Reads nothing of what comes from now on. */
	stopReading(): void {
		this.socket.pause();
	}

	readOn(): void {
		this.socket.resume();
	}

	close(): void {
		this.socket.terminate();
	}

	private wake(): void {
		const waiting = this.waiting;
		this.waiting = [];
		waiting.forEach( ( one ) => one() );
	}
}
