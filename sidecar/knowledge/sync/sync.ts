/**
 * Keeps the index as the shop is: the shop names what has changed, and where
 * that does not reach, lists of what there is are compared every now and then.
 * Only differences are read and written. What failed keeps its last content.
 */
import { setImmediate as turnOfOthers } from 'node:timers/promises';
import {
	CATALOGUE_KINDS,
	type CatalogueKind,
	type KindState,
	type KnowledgeChanged,
} from '../../../protocol';
import {
	ShopProblem,
	type Catalogue,
	type Census,
	type Clock,
	type ConversationStore,
	type KnowledgeDocument,
	type Log,
} from '../../ports';
import type { DocumentIndex } from './index-port';
import { Kind, kindOf } from './kind';
import { asProblem, listsOf } from './lists';
import { readInBatches } from './reader';
import { KeptStamps } from './stamps';

/** What is short comes first. */
const EVERY: CatalogueKind[] = [ ...CATALOGUE_KINDS ].reverse();
/** To write more would hold up those who chat meanwhile. */
const AT_ONCE = 5;
/** What is named in a burst is read at once. */
const BURST_MS = 200;

export interface SyncParts {
	shop: string;
	index: DocumentIndex;
	catalogue: Catalogue;
	store: Pick< ConversationStore, 'cached' | 'setCached' >;
	clock: Clock;
	log: Log;
	/** The index is another one now. */
	onChange?: () => void;
}

export class KnowledgeSync {
	private readonly kinds: Map< CatalogueKind, Kind >;
	private readonly stamps: KeptStamps;
	private running?: Promise< void >;
	private again = false;
	private stopped = false;
	private planned?: { at: number; callOff: () => void };
	private told = '';
	private readonly startedAt: number;

	constructor( private readonly parts: SyncParts ) {
		const { shop, store, clock, log } = parts;
		this.startedAt = clock.now();
		this.kinds = new Map(
			EVERY.map( ( name ) => [ name, new Kind( name, clock.now() ) ] )
		);
		this.stamps = new KeptStamps( shop, store, clock, log, () =>
			this.held()
		);
	}

	/** Begins with what the index holds. What it returns ends it. */
	async start(): Promise< () => Promise< void > > {
		const kept = await this.stamps.load();
		for ( const id of this.parts.index.list().keys() ) {
			const kind = this.kinds.get( kindOf( id ) );
			kind?.stamps.set( id, kept.get( id ) ?? '' );
		}
		void this.kick();
		return async () => {
			this.stopped = true;
			this.planned?.callOff();
			await this.running;
			await this.stamps.stop();
		};
	}

	state(): KindState[] {
		return [ ...this.kinds.values() ].map( ( kind ) => kind.state() );
	}

	census(): ReturnType< Census[ 'knowledge' ] > {
		return {
			passages: this.parts.index.sizes(),
			readAt: Math.min(
				...[ ...this.kinds.values() ].map(
					( { syncedAt = this.startedAt } ) => syncedAt
				)
			),
		};
	}

	/** Takes what the shop sent along at once; what it only named is read soon. */
	changed( { changed, documents, gone }: KnowledgeChanged ): void {
		if ( documents.length > 0 || gone.length > 0 ) {
			this.parts.index.put( documents );
			this.parts.index.remove( gone );
			// Without a stamp, so that the next listing has the last word.
			documents.forEach( ( { id } ) =>
				this.kind( id )?.stamps.set( id, '' )
			);
			gone.forEach( ( id ) => this.kind( id )?.stamps.delete( id ) );
			this.noteChange();
		}
		for ( const name of changed ) {
			const whole = this.kinds.get( name as CatalogueKind );
			if ( whole ) {
				whole.hurryAll();
			} else {
				this.kind( name )?.hurry( [ name ] );
			}
		}
		if ( changed.length > 0 ) {
			this.again = true;
			this.plan();
		}
	}

	/** Reads everything again. Resolves when it is done. */
	async whole(): Promise< void > {
		this.kinds.forEach( ( kind ) => kind.hurryAll() );
		await this.kick();
	}

	/** Looks now. Throws what failed, as `ShopProblem`. */
	async refresh(): Promise< void > {
		this.kinds.forEach( ( kind ) => kind.hurry() );
		await this.kick();
		for ( const { failing } of this.kinds.values() ) {
			if ( failing ) {
				throw failing;
			}
		}
	}

	/** One round at a time; what comes meanwhile makes another one follow. */
	private kick(): Promise< void > {
		this.again = true;
		this.planned?.callOff();
		this.planned = undefined;
		this.running ??= this.rounds().finally( () => {
			this.running = undefined;
			this.plan();
		} );
		return this.running;
	}

	private async rounds(): Promise< void > {
		while ( this.again && ! this.stopped ) {
			this.again = false;
			await this.look().catch( ( error: unknown ) =>
				this.failAll( error )
			);
		}
	}

	private plan(): void {
		if ( this.stopped || this.running ) {
			return;
		}
		const { clock } = this.parts;
		const now = clock.now();
		const next = Math.min(
			...[ ...this.kinds.values() ].map( ( { nextAt } ) => nextAt )
		);
		const at = Math.max( next, now + BURST_MS );
		if ( this.planned && this.planned.at <= at && this.planned.at > now ) {
			return;
		}
		this.planned?.callOff();
		const callOff = clock.after( at - now, () => void this.kick() );
		this.planned = { at, callOff };
	}

	private async look(): Promise< void > {
		const now = this.parts.clock.now();
		const due = EVERY.filter( ( name ) =>
			this.kinds.get( name )!.isDue( now )
		);
		if ( due.length === 0 ) {
			return;
		}
		const listings = await listsOf( this.parts.catalogue, due );
		const good: Array< [ Kind, Map< string, string >, string[] ] > = [];
		for ( const [ name, listed ] of listings ) {
			const kind = this.kinds.get( name )!;
			if ( listed instanceof ShopProblem ) {
				this.fail( kind, listed, now );
				continue;
			}
			const { read, gone } = kind.compare( listed, now );
			this.drop( gone );
			kind.begins( read.length );
			good.push( [ kind, listed, read ] );
		}
		for ( const [ kind, listed, ids ] of good ) {
			const error = await this.read( kind, ids, listed );
			const done = this.parts.clock.now();
			if ( error ) {
				this.fail( kind, error, done );
			} else {
				this.succeed( kind, done );
			}
		}
		this.tellSizes();
	}

	/** What failed, if anything. */
	private async read(
		kind: Kind,
		ids: string[],
		stamps: Map< string, string >
	): Promise< ShopProblem | undefined > {
		let failed: ShopProblem | undefined;
		try {
			for await ( const batch of readInBatches(
				this.parts.catalogue,
				ids
			) ) {
				await this.take( kind, batch.documents, stamps );
				this.drop( batch.gone );
				kind.advances( batch.ids.length );
				failed ??= [ ...batch.unread.values() ][ 0 ];
				if ( this.stopped ) {
					break;
				}
			}
		} catch ( error ) {
			failed = asProblem( error );
		}
		return failed;
	}

	private async take(
		kind: Kind,
		documents: KnowledgeDocument[],
		stamps: Map< string, string >
	): Promise< void > {
		for ( let from = 0; from < documents.length; from += AT_ONCE ) {
			const some = documents.slice( from, from + AT_ONCE );
			const written = this.parts.index.put( some );
			for ( const { id } of some ) {
				kind.stamps.set( id, stamps.get( id )! );
			}
			this.stamps.changed();
			if ( written > 0 ) {
				this.noteChange();
			}
			await turnOfOthers();
		}
	}

	private drop( ids: string[] ): void {
		if ( this.parts.index.remove( ids ) > 0 ) {
			this.noteChange();
		}
		ids.forEach( ( id ) => this.kind( id )?.stamps.delete( id ) );
	}

	private noteChange(): void {
		this.stamps.changed();
		this.parts.onChange?.();
	}

	private kind( id: string ): Kind | undefined {
		return this.kinds.get( kindOf( id ) );
	}

	private *held(): Iterable< [ string, string ] > {
		for ( const { stamps } of this.kinds.values() ) {
			yield* stamps;
		}
	}

	private succeed( kind: Kind, now: number ): void {
		if ( kind.failing ) {
			this.parts.log.info( { kind: kind.name }, 'can be read again' );
		}
		kind.succeeded( now );
	}

	private fail( kind: Kind, error: ShopProblem, now: number ): void {
		if ( kind.failing?.message !== error.message ) {
			this.parts.log.warn(
				{ kind: kind.name, error },
				'could not be read; what was read before stays'
			);
		}
		kind.failed( error, now );
	}

	/** The index itself cannot be written. */
	private failAll( error: unknown ): void {
		this.parts.log.error( { error }, 'the index could not be written' );
		const now = this.parts.clock.now();
		for ( const kind of this.kinds.values() ) {
			if ( kind.isDue( now ) ) {
				kind.failed( asProblem( error ), now );
			}
		}
	}

	private tellSizes(): void {
		const sizes = this.parts.index.sizes();
		const text = JSON.stringify( sizes );
		if ( text !== this.told ) {
			this.told = text;
			this.parts.log.info(
				{ pages: sizes.page, products: sizes.product },
				'passages to answer from'
			);
		}
	}
}
