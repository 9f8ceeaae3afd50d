/** The passages that answer a question best, word by word through the index. */
import { passageIn, timesAbove, timesIn, type Postings } from './postings';
import {
	BY_GENERAL,
	BY_ITSELF,
	BY_SYNONYM,
	score,
	shareOfText,
	WORTH_ABOVE,
	WORTH_IN_TEXT,
	type Weighed,
} from './score';
import type { Shelf, Shelved } from './shelf';

export interface Hit {
	passage: number;
	/** When it was found: its number may be another's by now. */
	shelved: Shelved;
	/** 0 to 1. */
	score: number;
	/** Of those that are as sure, the greater one is nearer to all that was written: bm25. */
	nearness: number;
	/** Of the question that it answers. */
	terms: readonly Weighed[];
}

/** bm25's own constants, and what a word above the text counts more. */
const K1 = 1.2;
const B = 0.75;
const TIMES_ABOVE = 4;
/** Of a word that most passages have. */
const LEAST_IDF = 1e-6;

/** Before the sums need more room, so many passages may come. */
const SPARE = 1000;

/** Sums by passage; all zero between two questions. */
class Scratch {
	readonly matched: Float64Array;
	readonly evidence: Float64Array;
	readonly above: Float64Array;
	readonly inText: Float64Array;
	/** Of one word of the question, by what it is found. */
	readonly byAbove: Uint8Array;
	readonly byText: Uint8Array;
	readonly seen: Uint8Array;

	constructor( readonly room: number ) {
		this.matched = new Float64Array( room );
		this.evidence = new Float64Array( room );
		this.above = new Float64Array( room );
		this.inText = new Float64Array( room );
		this.byAbove = new Uint8Array( room );
		this.byText = new Uint8Array( room );
		this.seen = new Uint8Array( room );
	}

	clear( passages: readonly number[] ): void {
		for ( const one of passages ) {
			this.matched[ one ] = 0;
			this.evidence[ one ] = 0;
			this.above[ one ] = 0;
			this.inText[ one ] = 0;
			this.seen[ one ] = 0;
		}
	}
}

export class Finder {
	private scratch = new Scratch( 0 );

	constructor( private readonly postings: Postings ) {}

	/**
	 * Yields between two questions, when others may have a turn and the index may
	 * change.
	 *
	 * @param questions The whole of what was written, then its parts: each is a question.
	 * @param shelf     As it is now.
	 * @param limit
	 * @return Those that are likely to answer any of them, best first.
	 */
	*find(
		questions: ReadonlyArray< readonly Weighed[] >,
		shelf: () => Shelf,
		limit: number
	): Generator< void, Hit[] > {
		const [ whole = [], ...parts ] = questions;
		const nearness = this.near( whole, shelf() );
		const best = new Map< number, Hit >();
		const look = ( terms: readonly Weighed[] ) => {
			for ( const hit of this.answering(
				terms,
				nearness,
				shelf(),
				limit
			) ) {
				const before = best.get( hit.passage );
				if ( ! before || before.score < hit.score ) {
					best.set( hit.passage, hit );
				}
			}
		};
		look( whole );
		for ( const part of parts ) {
			yield;
			look( part );
		}
		return [ ...best.values() ].sort( order ).slice( 0, limit );
	}

	/** Of one question, those that answer it best. */
	private answering(
		terms: readonly Weighed[],
		nearness: Float64Array,
		shelf: Shelf,
		limit: number
	): Hit[] {
		if ( this.scratch.room < shelf.room ) {
			this.scratch = new Scratch( shelf.room + SPARE );
		}
		const touched: number[] = [];
		let asked = 0;
		for ( const term of terms ) {
			asked += term.weight * term.rarity;
			this.take( term, shelf, touched );
		}
		const best = this.best( touched, terms, asked, nearness, shelf, limit );
		this.scratch.clear( touched );
		return best;
	}

	/** Adds what the word comes to in every passage that has it. */
	private take(
		{ stem, others, also, weight, rarity }: Weighed,
		shelf: Shelf,
		touched: number[]
	): void {
		const { scratch } = this;
		const having: number[] = [];
		this.mark( stem, BY_ITSELF, having );
		others.forEach( ( one ) => this.mark( one, BY_SYNONYM, having ) );
		also.forEach( ( one ) => this.mark( one, BY_GENERAL, having ) );
		const tells = weight * rarity;
		for ( const passage of having ) {
			const there = WORTH_ABOVE[ scratch.byAbove[ passage ]! ]!;
			const below = WORTH_IN_TEXT[ scratch.byText[ passage ]! ]!;
			const best = Math.max(
				there,
				shareOfText( shelf.get( passage ).asks ) * below
			);
			scratch.matched[ passage ]! += tells * best;
			scratch.evidence[ passage ]! += weight * best;
			scratch.above[ passage ]! += tells * there;
			scratch.inText[ passage ]! += tells * below;
			scratch.byAbove[ passage ] = 0;
			scratch.byText[ passage ] = 0;
			if ( scratch.seen[ passage ] === 0 ) {
				scratch.seen[ passage ] = 1;
				touched.push( passage );
			}
		}
	}

	private mark( stem: string, by: number, having: number[] ): void {
		const { byAbove, byText } = this.scratch;
		for ( const one of this.postings.of( stem ) ) {
			const passage = passageIn( one );
			if ( byAbove[ passage ] === 0 && byText[ passage ] === 0 ) {
				having.push( passage );
			}
			if ( timesAbove( one ) > 0 && byAbove[ passage ]! < by ) {
				byAbove[ passage ] = by;
			}
			if ( timesIn( one ) > 0 && byText[ passage ]! < by ) {
				byText[ passage ] = by;
			}
		}
	}

	/** By passage, how near each is to what was written. */
	private near( terms: readonly Weighed[], shelf: Shelf ): Float64Array {
		const nearness = new Float64Array( shelf.room );
		const { size, meanLength } = shelf;
		for ( const stem of saidIn( terms ) ) {
			const list = this.postings.of( stem );
			const idf = Math.max(
				LEAST_IDF,
				Math.log( ( size - list.length + 0.5 ) / ( list.length + 0.5 ) )
			);
			for ( const one of list ) {
				const passage = passageIn( one );
				const times = TIMES_ABOVE * timesAbove( one ) + timesIn( one );
				const { length } = shelf.get( passage );
				nearness[ passage ]! +=
					( idf * times * ( K1 + 1 ) ) /
					( times + K1 * ( 1 - B + ( B * length ) / meanLength ) );
			}
		}
		return nearness;
	}

	private best(
		touched: readonly number[],
		terms: readonly Weighed[],
		asked: number,
		nearness: Float64Array,
		shelf: Shelf,
		limit: number
	): Hit[] {
		const said = saidIn( terms );
		const { matched, evidence, above, inText } = this.scratch;
		const best: Hit[] = [];
		for ( const passage of touched ) {
			const shelved = shelf.get( passage );
			const sure = score(
				{
					asked,
					matched: matched[ passage ]!,
					evidence: evidence[ passage ]!,
					above: above[ passage ]!,
					inText: inText[ passage ]!,
				},
				shelved,
				said
			);
			if ( sure > 0 ) {
				keep(
					best,
					{
						passage,
						shelved,
						score: sure,
						nearness: nearness[ passage ] ?? 0,
						terms,
					},
					limit
				);
			}
		}
		return best;
	}
}

/** Whatever each word may be found by. */
const saidIn = ( terms: readonly Weighed[] ): ReadonlySet< string > =>
	new Set(
		terms.flatMap( ( { stem, others, also } ) => [
			stem,
			...others,
			...also,
		] )
	);

/** In order, and no more than the limit. */
function keep( best: Hit[], hit: Hit, limit: number ): void {
	let place = best.length;
	while ( place > 0 && order( hit, best[ place - 1 ]! ) < 0 ) {
		place--;
	}
	if ( place < limit ) {
		best.splice( place, 0, hit );
		best.length = Math.min( best.length, limit );
	}
}

/** The best first. */
const order = ( a: Hit, b: Hit ) =>
	b.score - a.score || b.nearness - a.nearness || a.passage - b.passage;
