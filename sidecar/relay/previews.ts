/** What customers are typing, passed on as often as somebody can follow it; then the latest. */
import type { Clock } from '../ports';
import { Rate, type Limit } from './rate';

/** Of one conversation, from however many windows: a widget tells every 60 ms at most. */
const TYPING: Limit = { perSecond: 20, burst: 40 };
/** A longer text counts for more. */
const CHARACTERS = 1000;
const NEXT_MS = 1000 / TYPING.perSecond;
/** By then it is as if nothing had been typed. */
const RESTED_MS = TYPING.burst * NEXT_MS;

interface Preview {
	text: string;
	send: () => void;
}

interface Typed {
	rate: Rate;
	/** It waits; nothing else does. */
	latest?: Preview;
	callOff: () => void;
}

export class Previews {
	private readonly typed = new Map< string, Typed >();

	/** Conversations in which somebody typed in the last seconds. */
	get size(): number {
		return this.typed.size;
	}

	/** Sends at once, else soon, unless something newer comes until then. */
	pass( conversation: string, clock: Clock, preview: Preview ): void {
		const typed = this.typed.get( conversation ) ?? {
			rate: new Rate( TYPING ),
			callOff: () => {},
		};
		this.typed.set( conversation, typed );
		const isWaiting = typed.latest !== undefined;
		typed.latest = preview;
		if ( ! isWaiting ) {
			this.next( conversation, clock, typed );
		}
	}

	private next( conversation: string, clock: Clock, typed: Typed ): void {
		const { latest } = typed;
		typed.callOff();
		if ( ! latest ) {
			this.typed.delete( conversation );
			return;
		}
		const isFree = typed.rate.take(
			clock.now(),
			Math.max( 1, latest.text.length / CHARACTERS )
		);
		typed.callOff = clock.after( isFree ? RESTED_MS : NEXT_MS, () =>
			this.next( conversation, clock, typed )
		);
		if ( isFree ) {
			typed.latest = undefined;
			latest.send();
		}
	}
}
