/** Opening many sockets without knocking the server's door in. */
import { WebSocket } from 'ws';

const AT_ONCE = 100;
const PATIENCE_MS = 30_000;

/**
 * @param {string}                      url
 * @param {import('ws').ClientOptions=} options
 * @return {Promise<WebSocket>} Open.
 */
export function openSocket( url, options = {} ) {
	return new Promise( ( resolve, reject ) => {
		const socket = new WebSocket( url, {
			perMessageDeflate: false,
			skipUTF8Validation: true,
			...options,
		} );
		socket.once( 'open', () => resolve( socket ) );
		socket.once( 'error', reject );
	} );
}

/**
 * @param {WebSocket}                 socket
 * @param {(text: string) => boolean} fits
 * @param {string}                    what   For the error.
 * @return {Promise<string>} The first frame from now on that fits.
 */
export function frameOf( socket, fits, what ) {
	return new Promise( ( resolve, reject ) => {
		const end = ( /** @type {() => void} */ then ) => {
			clearTimeout( timer );
			socket.off( 'message', look );
			socket.off( 'close', closed );
			then();
		};
		const look = ( /** @type {Buffer} */ data ) => {
			const text = data.toString();
			if ( fits( text ) ) {
				end( () => resolve( text ) );
			}
		};
		const closed = ( /** @type {number} */ code ) =>
			end( () =>
				reject( new Error( `${ what }: closed (${ code }).` ) )
			);
		const timer = setTimeout(
			() => end( () => reject( new Error( `${ what }: no answer.` ) ) ),
			PATIENCE_MS
		);
		socket.on( 'message', look );
		socket.on( 'close', closed );
	} );
}

/**
 * @template T
 * @param {number}                        count
 * @param {(index: number) => Promise<T>} make
 * @return {Promise<T[]>} In order; a hundred are under way at once.
 */
export async function inWaves( count, make ) {
	/** @type {T[]} */
	const all = [];
	while ( all.length < count ) {
		const from = all.length;
		const wave = Array.from(
			{ length: Math.min( AT_ONCE, count - from ) },
			( _, index ) => make( from + index )
		);
		all.push( ...( await Promise.all( wave ) ) );
	}
	return all;
}
