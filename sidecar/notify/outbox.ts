/** Sends what waits in the outbox, again and again until it is taken. */
import type { Clock, ConversationStore, Log, Notifier } from '../ports';

const POLL_MS = 1000;
const LEASE_MS = 60_000;
const AT_ONCE = 10;
const FIRST_WAIT_MS = 2000;
const LONGEST_WAIT_MS = 15 * 60 * 1000;

/** Doubles with every attempt. */
export const waitAfter = ( attempts: number ) =>
	Math.min( FIRST_WAIT_MS * 2 ** ( attempts - 1 ), LONGEST_WAIT_MS );

export class Outbox {
	constructor(
		private readonly shop: string,
		private readonly store: ConversationStore,
		private readonly notifier: Notifier,
		private readonly clock: Clock,
		private readonly log: Log
	) {}

	/** What it returns ends it, and resolves when nothing is being sent. */
	start(): () => Promise< void > {
		const stop = new AbortController();
		let callOff = () => {};
		let round: Promise< void > = Promise.resolve();
		const again = () => {
			callOff = this.clock.after( POLL_MS, () => {
				round = this.round( stop.signal ).finally(
					() => stop.signal.aborted || again()
				);
			} );
		};
		again();
		return () => {
			stop.abort();
			callOff();
			return round;
		};
	}

	async round( stop?: AbortSignal ): Promise< void > {
		try {
			const mails = await this.store.claimMail(
				this.shop,
				this.clock.now(),
				LEASE_MS,
				AT_ONCE
			);
			for ( const { mail, attempts } of mails ) {
				await this.send( mail, attempts, stop );
			}
		} catch ( error ) {
			this.log.error( { error: error as Error }, 'the outbox failed' );
		}
	}

	private async send(
		mail: Parameters< Notifier[ 'send' ] >[ 0 ],
		attempts: number,
		stop?: AbortSignal
	): Promise< void > {
		try {
			stop?.throwIfAborted();
			await this.notifier.send( mail, stop );
			await this.store.mailSent( this.shop, mail.key, this.clock.now() );
			this.log.info( { mail: mail.number }, 'a mail was sent' );
		} catch ( error ) {
			const problem = ( error as Error ).message;
			this.log.warn(
				{ mail: mail.number, attempts, problem },
				'a mail was not taken; it is sent again'
			);
			await this.store.mailFailed(
				this.shop,
				mail.key,
				// One that a stop interrupted is the next start's first.
				this.clock.now() +
					( stop?.aborted ? 0 : waitAfter( attempts ) ),
				problem
			);
		}
	}
}
