/** The questions that nobody could answer, gathered for the owner. */
import { createHash } from 'node:crypto';
import type { Gap } from '../../../protocol';
import {
	Trouble,
	type Clock,
	type ConversationStore,
	type Gaps,
	type Knowledge,
	type Log,
	type StoredGap,
} from '../../ports';
import { askedOf, isAlike } from './likeness';

export const GAPS_AT_MOST = 300;
/** One conversation must not push all others out. */
const OF_CONVERSATION = 10;
const KEPT_MS = 90 * 24 * 60 * 60 * 1000;
const WORDINGS = 8;
const LONGEST = 300;
/** Of several asked at once, the latest. */
const QUESTIONS = 3;
/** A shop that sells changes all the time. */
const SETTLE_MS = 15_000;

export interface GapParts {
	shop: string;
	store: Pick<
		ConversationStore,
		'gaps' | 'putGap' | 'dropGaps' | 'nextNumber'
	>;
	knowledge: Knowledge;
	clock: Clock;
	log: Log;
	/** Takes out what says who asked. */
	mask: ( text: string ) => string;
}

export class GapReport implements Gaps {
	private readonly trouble: Trouble;
	private queue: Promise< unknown > = Promise.resolve();
	private callOff?: () => void;

	constructor( private readonly parts: GapParts ) {
		this.trouble = new Trouble( parts.log, {
			begins: 'a question that was not answered could not be noted',
			ends: 'questions that are not answered are noted again',
		} );
	}

	async missed( conversation: string, asked: string[] ): Promise< void > {
		await this.inTurn( async () => {
			for ( const question of asked.slice( -QUESTIONS ) ) {
				await this.note( conversation, question );
			}
		} ).then(
			() => this.trouble.worked(),
			( error: unknown ) => {
				this.trouble.failed( error, { conversation } );
			}
		);
	}

	/** The most frequent first. */
	async list(): Promise< Gap[] > {
		const gaps = await this.inTurn( () => this.current() );
		return gaps
			.sort( ( a, b ) => b.count - a.count || b.lastAt - a.lastAt )
			.map( ( { found, ...gap } ) => gap );
	}

	/** Dismissed, or closed by an answer. */
	async drop( id: number ): Promise< void > {
		const { shop, store } = this.parts;
		await this.inTurn( () => store.dropGaps( shop, [ id ] ) );
	}

	/** Takes away what the shop answers by now. */
	settle(): Promise< void > {
		return this.inTurn( async () => {
			const { shop, store } = this.parts;
			const answered: number[] = [];
			for ( const gap of await this.current() ) {
				const found = await this.find( gap.question );
				if ( found !== '' && found !== gap.found ) {
					answered.push( gap.id );
				}
				// Others have their turn between two searches.
				await new Promise( ( resolve ) => setImmediate( resolve ) );
			}
			if ( answered.length > 0 ) {
				await store.dropGaps( shop, answered );
			}
		} );
	}

	/** The index is another one now. */
	changed(): void {
		this.callOff ??= this.parts.clock.after( SETTLE_MS, () => {
			this.callOff = undefined;
			this.settle().catch( ( error: unknown ) =>
				this.trouble.failed( error )
			);
		} );
	}

	async stop(): Promise< void > {
		this.callOff?.();
		await this.queue;
	}

	private async note( conversation: string, asked: string ): Promise< void > {
		const { shop, store, clock, mask } = this.parts;
		const question = shortened( mask( asked ) );
		if ( ! /\p{L}/u.test( question ) ) {
			return;
		}
		const now = clock.now();
		const gaps = await this.current();
		const read = askedOf( question );
		const same = gaps.find( ( gap ) =>
			[ gap.question, ...gap.wordings ].some( ( words ) =>
				isAlike( askedOf( words ), read )
			)
		);
		if ( same ) {
			const wordings = [ question, ...same.wordings ].filter(
				( words, at, all ) =>
					words !== same.question && all.indexOf( words ) === at
			);
			await store.putGap( shop, {
				...same,
				wordings: wordings.slice( 0, WORDINGS ),
				count: same.count + 1,
				lastAt: now,
				conversation,
				found: await this.find( same.question ),
			} );
			return;
		}
		const own = gaps.filter( ( gap ) => gap.conversation === conversation );
		if ( own.length >= OF_CONVERSATION ) {
			return;
		}
		if ( gaps.length >= GAPS_AT_MOST ) {
			const [ least ] = gaps.sort(
				( a, b ) => a.count - b.count || a.lastAt - b.lastAt
			);
			await store.dropGaps( shop, [ least!.id ] );
		}
		await store.putGap( shop, {
			id: await store.nextNumber( shop, 'gap' ),
			question,
			wordings: [],
			count: 1,
			firstAt: now,
			lastAt: now,
			conversation,
			found: await this.find( question ),
		} );
	}

	/** What would be quoted now; another text of the same page is another. */
	private async find( question: string ): Promise< string > {
		const [ best ] = await this.parts.knowledge.search( question, 1 );
		return best
			? createHash( 'sha256' )
					.update( `${ best.entry }\n${ best.text }` )
					.digest( 'base64url' )
					.slice( 0, 22 )
			: '';
	}

	private async current(): Promise< StoredGap[] > {
		const { shop, store, clock } = this.parts;
		const since = clock.now() - KEPT_MS;
		const all = await store.gaps( shop );
		const old = all.filter( ( { lastAt } ) => lastAt < since );
		if ( old.length > 0 ) {
			await store.dropGaps(
				shop,
				old.map( ( { id } ) => id )
			);
		}
		return all.filter( ( { lastAt } ) => lastAt >= since );
	}

	/** Reading and writing of one must not fall between those of another. */
	private inTurn< T >( work: () => Promise< T > ): Promise< T > {
		const result = this.queue.then( work );
		this.queue = result.catch( () => {} );
		return result;
	}
}

function shortened( text: string ): string {
	const line = text.replace( /\s+/g, ' ' ).trim();
	return line.length <= LONGEST ? line : `${ line.slice( 0, LONGEST - 1 ) }…`;
}
