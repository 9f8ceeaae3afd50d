/** What is on its way: the outbox's frames, each sent until it is answered (SPEC 3.2). */
import type { ServerFrame } from '../frames-down';
import { lineOf } from '../order';
import type { Outbox, Queued } from './outbox';
import type { Surroundings } from './surroundings';

/** A refused frame that may pass later waits this long. */
const RETRY_MS = 2_000;
/**
 * So many go out at once, and again after so long: half of what a connection
 * may bring (3.8), and so much of it in bytes when each is as long as it may be.
 */
const AT_ONCE = 20;
const AGAIN_MS = 1_000;

export interface Sending {
	/** Sends what is not on its way yet. */
	flush: () => void;
	/** An outbox frame was answered: done, or to be tried again. */
	settle: ( frame: ServerFrame ) => void;
	/** Something waits for its answer. */
	awaits: () => boolean;
	/** The connection is another one: what was on its way may never arrive. */
	forget: () => void;
}

export function createSending(
	outbox: Outbox,
	around: Pick< Surroundings, 'timer' >,
	transmit: ( frame: Queued ) => void
): Sending {
	const retry = around.timer();
	const pace = around.timer();
	let room = AT_ONCE;
	/** By id, the conversation whose order it has to keep. */
	const inFlight = new Map< string, string | undefined >();
	/**
	 * Conversations in which something cannot be stored for now. The first of it
	 * is tried alone: were the rest sent beside it, that could be stored before
	 * it, or be refused for want of it, as words are before their accept.
	 */
	const held = new Set< string >();

	function flush(): void {
		const before = new Set< string >();
		for ( const frame of outbox.list() ) {
			const line = lineOf( frame );
			if ( line !== undefined ) {
				if ( held.has( line ) && before.has( line ) ) {
					continue;
				}
				before.add( line );
			}
			if ( inFlight.has( frame.id ) ) {
				continue;
			}
			if ( room === 0 ) {
				return;
			}
			if ( room-- === AT_ONCE ) {
				pace.set( AGAIN_MS, goOn );
			}
			inFlight.set( frame.id, line );
			transmit( frame );
		}
	}

	function goOn(): void {
		room = AT_ONCE;
		flush();
	}

	function done( id: string ): void {
		const line = inFlight.get( id );
		inFlight.delete( id );
		outbox.remove( id );
		if ( line !== undefined && held.delete( line ) ) {
			flush();
		}
	}

	function later( id: string ): void {
		const line = inFlight.get( id );
		inFlight.delete( id );
		if ( line !== undefined ) {
			held.add( line );
		}
		retry.set( RETRY_MS, flush );
	}

	return {
		flush,
		settle( frame ) {
			if ( frame.type === 'ack' || frame.type === 'facts' ) {
				done( frame.id );
			} else if ( frame.type === 'error' && frame.id !== undefined ) {
				const { code, id } = frame;
				if ( code === 'unavailable' || code === 'limit' ) {
					later( id );
				} else {
					done( id );
				}
			}
		},
		awaits: () => inFlight.size > 0,
		forget() {
			retry.clear();
			pace.clear();
			room = AT_ONCE;
			inFlight.clear();
		},
	};
}
