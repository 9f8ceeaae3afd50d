/**
 * What was on its way behind a frame that is refused for now is refused as well,
 * until that one comes again: else it would be stored before it.
 */
import { lineOf } from '../../protocol';
import type { Peeked } from './peek';

/** What followed is here by then; who never sends it again is not held for longer. */
const HOLD_MS = 5000;

/** After these a client sends the same again. */
const FOR_NOW = [ 'unavailable', 'limit' ] as const;
type ForNow = ( typeof FOR_NOW )[ number ];

interface Held {
	id: string;
	code: ForNow;
	until: number;
}

export class Lines {
	private readonly held = new Map< string, Held >();

	/** The code with which an earlier one was refused that has to come first. */
	heldUp( frame: Peeked, now: number ): ForNow | undefined {
		const line = lineOf( frame );
		const first = line === undefined ? undefined : this.held.get( line );
		return first && first.id !== frame.id && now < first.until
			? first.code
			: undefined;
	}

	/**
	 * It was served.
	 * @param frame
	 * @param refusal With this code, if it was refused.
	 * @param now
	 */
	answered( frame: Peeked, refusal: string | undefined, now: number ): void {
		const line = lineOf( frame );
		if ( line === undefined || frame.id === undefined ) {
			return;
		}
		const code = FOR_NOW.find( ( one ) => one === refusal );
		if ( code ) {
			this.held.set( line, { id: frame.id, code, until: now + HOLD_MS } );
		} else {
			this.held.delete( line );
		}
	}
}
