/** Who came and who went, noted with the conversations; again while nothing can be stored. */
import type { Timers } from '../conversation/timers';
import { Unavailable, type Clock, type Log } from '../ports';

type Who = 'customer' | 'agent';

const RETRY_MS = 1000;
const RETRY_MOST_MS = 30_000;

export class Comings {
	/** The last that is known of those who are not noted yet. */
	private readonly pending = new Map< string, { online: boolean } >();
	private readonly pauses = new Set< () => void >();
	private stopped = false;

	constructor(
		private readonly timers: Pick< Timers, Who >,
		private readonly clock: Clock,
		private readonly log: Log
	) {}

	/** The id is a customer's conversation, or an agent. */
	note( who: Who, id: string, online: boolean ): void {
		const key = `${ who } ${ id }`;
		const underWay = this.pending.has( key );
		this.pending.set( key, { online } );
		if ( ! underWay ) {
			void this.work( who, id, key );
		}
	}

	/** What is not noted yet the next start sets right. */
	stop(): void {
		this.stopped = true;
		this.pauses.forEach( ( callOff ) => callOff() );
	}

	private async work( who: Who, id: string, key: string ): Promise< void > {
		let wait = RETRY_MS;
		for (;;) {
			const last = this.pending.get( key )!;
			try {
				await this.timers[ who ]( id, last.online );
			} catch ( error ) {
				if ( this.stopped ) {
					return;
				}
				if ( error instanceof Unavailable ) {
					await this.pause( wait );
					wait = Math.min( 2 * wait, RETRY_MOST_MS );
					continue;
				}
				this.log.warn(
					{
						...( who === 'agent'
							? { agent: id }
							: { conversation: id } ),
						error,
					},
					'a coming or going could not be noted'
				);
			}
			// The same said again is news: they may have got a conversation since.
			if ( this.pending.get( key ) === last ) {
				this.pending.delete( key );
				return;
			}
		}
	}

	private pause( ms: number ): Promise< void > {
		return new Promise( ( resolve ) => {
			const callOff = this.clock.after( ms, () => {
				this.pauses.delete( callOff );
				resolve();
			} );
			this.pauses.add( callOff );
		} );
	}
}
