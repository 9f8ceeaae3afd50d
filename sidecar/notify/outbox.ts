/** Sends what waits in the outbox, again and again until it is taken. */
import {
	saysItIsDown,
	Trouble,
	type Clock,
	type ConversationStore,
	type Log,
	type Metrics,
	type Notifier,
} from '../ports';

const POLL_MS = 1000;
const LEASE_MS = 60_000;
const AT_ONCE = 10;
const FIRST_WAIT_MS = 2000;
const LONGEST_WAIT_MS = 15 * 60 * 1000;
/** Asking a WordPress that is down costs nobody anything, and it may be back. */
const LONGEST_WHILE_DOWN_MS = 60 * 1000;

/** Doubles with every attempt; `error`: what the last one ended with. */
export function waitAfter( attempts: number, error?: unknown ): number {
	return Math.min(
		FIRST_WAIT_MS * 2 ** ( attempts - 1 ),
		saysItIsDown( error ) ? LONGEST_WHILE_DOWN_MS : LONGEST_WAIT_MS
	);
}

interface Around {
	clock: Clock;
	log: Log;
	metrics: Pick< Metrics, 'mail' >;
}

export class Outbox {
	/** When the last round was; before the first, any time is earlier. */
	private lastRound = Infinity;
	private readonly trouble: Trouble;

	constructor(
		private readonly shop: string,
		private readonly store: ConversationStore,
		private readonly notifier: Notifier,
		private readonly around: Around
	) {
		this.trouble = new Trouble( around.log, {
			begins: 'the outbox failed',
			ends: 'the outbox works again',
		} );
	}

	/** What it returns ends it, and resolves when nothing is being sent. */
	start(): () => Promise< void > {
		const stop = new AbortController();
		let callOff = () => {};
		let round: Promise< void > = Promise.resolve();
		const again = () => {
			callOff = this.around.clock.after( POLL_MS, () => {
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
			const now = this.around.clock.now();
			if ( now < this.lastRound ) {
				// The clock was set back: nothing waits for its old time.
				await this.store.mailNotLater( this.shop, now );
			}
			this.lastRound = now;
			const mails = await this.store.claimMail(
				this.shop,
				now,
				LEASE_MS,
				AT_ONCE
			);
			for ( const { mail, attempts } of mails ) {
				await this.send( mail, attempts, stop );
			}
			this.trouble.worked();
		} catch ( error ) {
			this.trouble.failed( error );
		}
	}

	private async send(
		mail: Parameters< Notifier[ 'send' ] >[ 0 ],
		attempts: number,
		stop?: AbortSignal
	): Promise< void > {
		const { clock, log, metrics } = this.around;
		try {
			stop?.throwIfAborted();
			await this.notifier.send( mail, stop );
			await this.store.mailSent( this.shop, mail.key, clock.now() );
			metrics.mail( 'sent' );
			log.info(
				{
					conversation: mail.conversation,
					ticket: mail.number,
					attempts,
				},
				'a mail was sent'
			);
		} catch ( error ) {
			if ( ! stop?.aborted ) {
				metrics.mail( 'failed' );
				log.warn(
					{
						conversation: mail.conversation,
						ticket: mail.number,
						attempts,
						error: error as Error,
					},
					'a mail was not taken; it is sent again'
				);
			}
			await this.store.mailFailed(
				this.shop,
				mail.key,
				// One that a stop interrupted is the next start's first.
				clock.now() +
					( stop?.aborted ? 0 : waitAfter( attempts, error ) ),
				( error as Error ).message
			);
		}
	}
}
