/** One socket's frames, served in the order in which they came, and bounded. */
import { MAX_FRAME_BYTES } from '../../protocol';
import type { Clock } from '../ports';
import { Rate, type Limit } from './rate';

const FRAMES: Limit = { perSecond: 40, burst: 80 };
/** Room for a preview of the longest text at every change of it. */
export const BYTES: Limit = {
	perSecond: 512 * 1024,
	burst: 1024 * 1024,
};
/** Frames that wait for the one before them. */
const WAITING_AT_MOST = 200;
/** So many in a row; then the other sockets have their turn. */
const IN_A_ROW = 4;
/** Frames that cannot be read, or come too early. */
const FAULTS: Limit = { perSecond: 1, burst: 20 };

export class Intake {
	private readonly frames = new Rate( FRAMES );
	private readonly bytes = new Rate( BYTES );
	/** Most sockets never need it. */
	private faults?: Rate;
	private waiting: string[] = [];
	private running?: Promise< void >;

	constructor(
		private readonly clock: Pick< Clock, 'now' >,
		private readonly serve: ( raw: string ) => Promise< void >
	) {}

	/** False when it is too much. */
	take( raw: string, bytes: number ): boolean {
		if (
			bytes > MAX_FRAME_BYTES ||
			this.waiting.length >= WAITING_AT_MOST ||
			! this.frames.take( this.clock.now() ) ||
			! this.bytes.take( this.clock.now(), bytes )
		) {
			return false;
		}
		this.waiting.push( raw );
		this.running ??= this.run();
		return true;
	}

	/** A frame that says nothing to us; false when it is too much. */
	beat(): boolean {
		return this.frames.take( this.clock.now() );
	}

	/** False when there were too many. */
	fault( cost: number ): boolean {
		this.faults ??= new Rate( FAULTS );
		return this.faults.take( this.clock.now(), cost );
	}

	/** What waits is not served any more. */
	end(): void {
		this.waiting = [];
	}

	/** Resolves when everything that came so far is served. */
	settled(): Promise< void > {
		return this.running ?? Promise.resolve();
	}

	private async run(): Promise< void > {
		let served = 0;
		for (
			let raw = this.waiting.shift();
			raw !== undefined;
			raw = this.waiting.shift()
		) {
			await this.serve( raw );
			if ( ++served % IN_A_ROW === 0 ) {
				await new Promise( ( resolve ) => setImmediate( resolve ) );
			}
		}
		// What once waited left its room behind.
		this.waiting = [];
		this.running = undefined;
	}
}
