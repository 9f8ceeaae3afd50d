/** The stamps that documents were read with, kept for the next start: what has not changed is not read again. */
import * as v from 'valibot';
import {
	Trouble,
	type Clock,
	type ConversationStore,
	type Log,
} from '../../ports';

const NAME = 'knowledge-stamps';
/** A shop that sells changes all the time; what is lost is read once more. */
const KEEP_EVERY_MS = 60_000;

type Cache = Pick< ConversationStore, 'cached' | 'setCached' >;

export class KeptStamps {
	private readonly trouble: Trouble;
	private callOff?: () => void;

	constructor(
		private readonly shop: string,
		private readonly store: Cache,
		private readonly clock: Clock,
		log: Log,
		private readonly current: () => Iterable< [ string, string ] >
	) {
		this.trouble = new Trouble( log, {
			begins: 'what was read of the shop could not be noted for the next start',
			ends: 'what is read of the shop is noted again',
		} );
	}

	async load(): Promise< Map< string, string > > {
		const kept = v.safeParse(
			v.record( v.string(), v.string() ),
			await this.store.cached( this.shop, NAME )
		);
		return new Map( kept.success ? Object.entries( kept.output ) : [] );
	}

	/** Soon. */
	changed(): void {
		this.callOff ??= this.clock.after( KEEP_EVERY_MS, () => {
			this.callOff = undefined;
			void this.keep();
		} );
	}

	async stop(): Promise< void > {
		if ( this.callOff ) {
			this.callOff();
			this.callOff = undefined;
			await this.keep();
		}
	}

	private async keep(): Promise< void > {
		try {
			await this.store.setCached(
				this.shop,
				NAME,
				Object.fromEntries( this.current() )
			);
			this.trouble.worked();
		} catch ( error ) {
			this.trouble.failed( error );
			this.changed();
		}
	}
}
