/** Tells the customer that the agent types: now and then, and when it ends. */
const AGAIN_MS = 2_500;
const IDLE_MS = 5_000;

export interface TypingSignal {
	/** The box changed; '' is the end of typing. */
	typed: ( text: string ) => void;
	stop: () => void;
}

export function createTypingSignal(
	tell: ( on: boolean ) => void,
	now: () => number = Date.now
): TypingSignal {
	let toldAt: number | undefined;
	let idle: ReturnType< typeof setTimeout > | undefined;

	function stop(): void {
		clearTimeout( idle );
		if ( toldAt !== undefined ) {
			toldAt = undefined;
			tell( false );
		}
	}

	return {
		typed( text ) {
			if ( text === '' ) {
				stop();
				return;
			}
			clearTimeout( idle );
			idle = setTimeout( stop, IDLE_MS );
			if ( toldAt === undefined || now() - toldAt >= AGAIN_MS ) {
				toldAt = now();
				tell( true );
			}
		},
		stop,
	};
}
