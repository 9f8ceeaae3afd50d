/**
 * Socket or polling (SPEC 2.16, 2.17): the socket first; polling where there is
 * none or it is held up; back to the socket when polling fares no better, and
 * from time to time to see whether it works by now.
 */
import { CLOSE } from '../codes';
import type { Carrier } from './carrier';
import { PollCarrier } from './poll-carrier';
import type { Surroundings } from './surroundings';
import { pollUrl, socketUrl } from './url';

/** Two failures within so long mean that the socket is blocked. */
const TWICE_WITHIN_MS = 10_000;
/** How long opening, and then the answer to hello, may take. */
const PATIENCE_MS = 10_000;
/**
 * The same for a socket of which nothing is known yet. A handshake and a hello
 * take five round trips: at 600 ms each they still fit. A slower network loses
 * nothing by polling, whoever is behind a silent proxy has waited long enough.
 */
const FIRST_PATIENCE_MS = 4_000;
/** When to look for the socket again: it never worked here, or did lately. */
const LOOK_AGAIN_MS = 5 * 60_000;
const LOOK_SOON_MS = 10_000;

/** What became of an attempt that was not answered: its close code, or nothing came at all. */
type Failure = number | 'silence';

export interface Transport {
	/** Opens what is to be tried now. Throws what `new WebSocket` throws. */
	open: () => Carrier;
	/** How long each step of the attempt may take, ms. */
	patience: () => number;
	/** The hello was answered. */
	worked: () => void;
	/** It was not. True: there is another way, which is worth trying at once. */
	failed: ( failure: Failure ) => boolean;
	/** The connection is over for now. */
	rest: () => void;
}

type Way =
	| { kind: 'socket'; failedAt: number[] }
	/** `lookAt`: when to look for the socket, ms. */
	| { kind: 'poll'; lookAt: number };

/**
 * @param sidecarUrl
 * @param around
 * @param onSocketBack The socket works again: connect anew.
 */
export function createTransport(
	sidecarUrl: () => string,
	around: Surroundings,
	onSocketBack: () => void
): Transport {
	const look = around.timer();
	const key = () => `baton.poll/${ sidecarUrl() }`;
	/** A socket's hello was answered on this page. */
	let socketWorked = false;
	/** So was polling's. */
	let pollWorked = false;
	let looking: Carrier | undefined;
	let way: Way | undefined;

	/** As the last page of this tab left it. */
	function current(): Way {
		const lookAt = Number( around.recall( key() ) );
		way ??= lookAt
			? { kind: 'poll', lookAt }
			: { kind: 'socket', failedAt: [] };
		return way;
	}

	function poll( wait: number ): void {
		const lookAt = around.now() + wait;
		way = { kind: 'poll', lookAt };
		around.remember( key(), String( lookAt ) );
	}

	function backToSocket(): void {
		way = { kind: 'socket', failedAt: [] };
		around.remember( key(), null );
	}

	function rest(): void {
		look.clear();
		const unused = looking;
		looking = undefined;
		unused?.close();
	}

	/** A frame there and back: some proxies open sockets and let nothing through. */
	function lookForSocket(): void {
		rest();
		look.set( FIRST_PATIENCE_MS, later );
		try {
			looking = around.open?.( socketUrl( sidecarUrl() ) );
		} catch {
			return;
		}
		const mine = looking;
		if ( mine ) {
			mine.onopen = () => mine.send( '{"type":"ping"}' );
			mine.onmessage = () => {
				if ( mine === looking ) {
					rest();
					backToSocket();
					onSocketBack();
				}
			};
		}
	}

	function later(): void {
		rest();
		poll( LOOK_AGAIN_MS );
		look.set( LOOK_AGAIN_MS, lookForSocket );
	}

	return {
		open() {
			return around.open && current().kind === 'socket'
				? around.open( socketUrl( sidecarUrl() ) )
				: new PollCarrier( pollUrl( sidecarUrl() ), around );
		},
		patience: () =>
			current().kind === 'poll' || socketWorked
				? PATIENCE_MS
				: FIRST_PATIENCE_MS,
		worked() {
			const now = current();
			if ( now.kind === 'socket' ) {
				socketWorked = true;
				now.failedAt = [];
				return;
			}
			pollWorked = true;
			if ( around.open ) {
				look.set(
					// The clock may have been set back since.
					Math.min( LOOK_AGAIN_MS, now.lookAt - around.now() ),
					lookForSocket
				);
			}
		},
		failed( failure ) {
			if ( ! around.open || isAnswer( failure ) ) {
				return false;
			}
			const now = current();
			if ( now.kind === 'poll' ) {
				backToSocket();
				return false;
			}
			now.failedAt.push( around.now() );
			// Where only polling ever worked, the sidecar was down, and may be back.
			const onlyPolls = pollWorked && ! socketWorked;
			if (
				onlyPolls ||
				isTwice( now.failedAt ) ||
				failure === 'silence'
			) {
				poll( socketWorked ? LOOK_SOON_MS : LOOK_AGAIN_MS );
				return true;
			}
			return false;
		},
		rest,
	};
}

function isTwice( times: number[] ): boolean {
	const [ before = -Infinity, last = Infinity ] = times.slice( -2 );
	return last - before <= TWICE_WITHIN_MS;
}

/** The sidecar itself said no: nothing is in the way to it. */
function isAnswer( failure: Failure ): boolean {
	return (
		failure === CLOSE.restarting.code ||
		( typeof failure === 'number' && failure >= 4000 )
	);
}
