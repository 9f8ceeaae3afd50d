/** One kind of documents: what is held of it, and how its sync goes. Pure. */
import type { CatalogueKind, KindState } from '../../../protocol';
import type { ShopProblem } from '../../ports';

/** A page that was deleted is gone from answers within a minute. */
export const EVERY_MS = 20_000;
/** After failures, less and less often. */
const MOST_MS = 5 * 60 * 1000;
/** While there is nothing to answer from yet. */
const SOON_MS = 5000;
/** Before a listing is believed that lacks most of what is held. */
const AGAIN_MS = 8000;
const SAME_LISTINGS = 3;
/** What a page shows can change without it: patterns, shortcodes, another plugin. */
const WHOLE_MS = 60 * 60 * 1000;
const RENDERED: ReadonlySet< CatalogueKind > = new Set( [ 'page', 'post' ] );

interface Problem {
	error: ShopProblem;
	at: number;
}

export class Kind {
	/** Of each document that is held, the stamp that it was read with; '' when it must be read again. */
	readonly stamps = new Map< string, string >();
	/** When it is looked at next, UTC ms. */
	nextAt = 0;
	/** The shop said that these have changed, or are gone. */
	private readonly named = new Set< string >();
	syncedAt?: number;
	private wholeAt: number;
	private failures = 0;
	private problem?: Problem;
	private reading?: { done: number; of: number };
	private doubted?: { missing: string; times: number };

	constructor(
		readonly name: CatalogueKind,
		now: number
	) {
		this.wholeAt = now;
	}

	isDue( now: number ): boolean {
		// Before it was set: the clock was put back.
		return now >= this.nextAt || this.nextAt - now > MOST_MS;
	}

	/** The shop says that these have changed, or are gone. */
	hurry( ids: string[] = [] ): void {
		for ( const id of ids ) {
			this.named.add( id );
			this.forget( id );
		}
		this.nextAt = 0;
	}

	/** Everything is to be read again. */
	hurryAll(): void {
		for ( const id of this.stamps.keys() ) {
			this.forget( id );
		}
		this.nextAt = 0;
	}

	/** It was read, but nobody knows as of when. */
	private forget( id: string ): void {
		if ( this.stamps.has( id ) ) {
			this.stamps.set( id, '' );
		}
	}

	/** Of the documents that are listed, those to read; of those that are held, those that are gone. */
	compare(
		listed: Map< string, string >,
		now: number
	): { read: string[]; gone: string[] } {
		if ( RENDERED.has( this.name ) && now - this.wholeAt >= WHOLE_MS ) {
			this.wholeAt = now;
			this.hurryAll();
		}
		const missing = [ ...this.stamps.keys() ].filter(
			( id ) => ! listed.has( id )
		);
		const said = missing.filter( ( id ) => this.named.has( id ) );
		const unsaid = missing.filter( ( id ) => ! this.named.has( id ) );
		this.named.clear();
		return {
			read: [ ...listed ].flatMap( ( [ id, stamp ] ) =>
				this.stamps.get( id ) === stamp ? [] : [ id ]
			),
			gone: [ ...said, ...this.believed( unsaid ) ],
		};
	}

	/** One broken listing must not empty the index: that most is gone is believed when it is said again. */
	private believed( gone: string[] ): string[] {
		if ( gone.length * 2 <= this.stamps.size ) {
			this.doubted = undefined;
			return gone;
		}
		const missing = gone.sort().join( ' ' );
		const times =
			this.doubted?.missing === missing ? this.doubted.times + 1 : 1;
		if ( times >= SAME_LISTINGS ) {
			this.doubted = undefined;
			return gone;
		}
		this.doubted = { missing, times };
		return [];
	}

	begins( of: number ): void {
		this.reading = of > 0 ? { done: 0, of } : undefined;
	}

	advances( by: number ): void {
		if ( this.reading ) {
			this.reading.done += by;
		}
	}

	succeeded( now: number ): void {
		this.reading = undefined;
		this.failures = 0;
		this.problem = undefined;
		if ( ! this.doubted ) {
			this.syncedAt = now;
		}
		this.nextAt = now + ( this.doubted ? AGAIN_MS : EVERY_MS );
	}

	failed( error: ShopProblem, now: number ): void {
		this.reading = undefined;
		const base =
			this.stamps.size === 0 && this.syncedAt === undefined
				? SOON_MS
				: EVERY_MS;
		const wait = Math.min( base * 2 ** this.failures, MOST_MS );
		this.failures = Math.min( this.failures + 1, 10 );
		this.nextAt = Math.max(
			now + wait,
			Math.min( error.retryAt ?? 0, now + MOST_MS )
		);
		this.problem = { error, at: now };
	}

	get failing(): ShopProblem | undefined {
		return this.problem?.error;
	}

	state(): KindState {
		const { problem } = this;
		return {
			kind: this.name,
			documents: this.stamps.size,
			...( this.reading && { reading: { ...this.reading } } ),
			...( this.syncedAt !== undefined && { syncedAt: this.syncedAt } ),
			...( problem && {
				problem: {
					reason: problem.error.reason,
					...( problem.error.words && {
						detail: problem.error.words,
					} ),
					at: problem.at,
					nextAt: this.nextAt,
				},
			} ),
		};
	}
}

export const kindOf = ( id: string ) =>
	id.slice( 0, id.indexOf( ':' ) ) as CatalogueKind;
