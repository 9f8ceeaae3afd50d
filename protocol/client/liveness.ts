/** Whether the other end is still there (SPEC 2.8). */
import type { Surroundings } from './surroundings';

const QUIET_MS = 20_000;
/** What was sent is answered within milliseconds: so long a wait is asked about. */
const ANSWER_MS = 5_000;
const PONG_MS = 10_000;

export interface Liveness {
	/** Something is to be answered within `ms`: the opening, the hello. */
	expect: ( ms: number ) => void;
	/** A frame came; `answer`: it shows that ours arrive, too. */
	heard: ( answer: boolean ) => void;
	/** Frames wait for their answer, or none does any more. */
	awaits: ( some: boolean ) => void;
	/** Asks at once. */
	probe: () => void;
	stop: () => void;
}

/**
 * A connection can be dead one way alone: whoever is still heard may hear
 * nothing of us. So silence is asked about, and so is an answer that is overdue
 * while other frames go on coming.
 * @param around
 * @param ping
 * @param lost   Called once; the connection is dead.
 */
export function createLiveness(
	around: Pick< Surroundings, 'timer' >,
	ping: () => void,
	lost: () => void
): Liveness {
	const quiet = around.timer();
	const overdue = around.timer();
	/** An answer is awaited, or a pong in its place. */
	let waits = false;

	function stop(): void {
		waits = false;
		quiet.clear();
		overdue.clear();
	}

	function end(): void {
		stop();
		lost();
	}

	function probe(): void {
		ping();
		quiet.set( PONG_MS, end );
	}

	function expectAnswer(): void {
		overdue.set( ANSWER_MS, () => {
			ping();
			overdue.set( PONG_MS, end );
		} );
	}

	return {
		expect: ( ms ) => quiet.set( ms, end ),
		heard( answer ) {
			quiet.set( QUIET_MS, probe );
			if ( answer && waits ) {
				expectAnswer();
			}
		},
		awaits( some ) {
			if ( some && ! waits ) {
				expectAnswer();
			} else if ( ! some ) {
				overdue.clear();
			}
			waits = some;
		},
		probe,
		stop,
	};
}
