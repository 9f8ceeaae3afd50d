/** The words of this shop: which are there, and how much each one tells. */
import type { Database, Statement } from 'better-sqlite3';
import type { Weighed } from './score';
import { Spelling } from './spelling';
import { isKnown, knownWords, termsOf, type Term } from './terms';

/** Asked for again and again. */
const REMEMBERED = 5000;
/** What is everywhere in a small shop is what the shop is about. */
const COMMON = 0.25;
/** "Can I return my mug" asks about returns; where no passage has the mug, even more so. */
const ASIDE = 0.8;
const UNKNOWN_ASIDE = 0.5;
/** Letters of a word that may be one. */
const MISSPELT = 5;
/** A shop's names beyond these are not read for their spelling. */
const NAMES = 20_000;

export class Vocabulary {
	private readonly holding: Statement;
	private readonly counting: Statement;
	private readonly names: Statement;
	private readonly holders = new Map< string, number >();
	private readonly language = new Spelling( knownWords() );
	private passages?: number;
	private ofNames?: Spelling;

	constructor( database: Database ) {
		this.holding = database
			.prepare( 'SELECT doc FROM vocabulary WHERE term = ?' )
			.pluck();
		this.counting = database
			.prepare( 'SELECT count( * ) FROM passages' )
			.pluck();
		this.names = database
			.prepare(
				`SELECT term FROM columns WHERE col = 'above' AND term NOT LIKE '%\\_%' ESCAPE '\\' LIMIT ${ NAMES }`
			)
			.pluck();
	}

	/** After every change. */
	forget(): void {
		this.holders.clear();
		this.passages = undefined;
		this.ofNames = undefined;
	}

	/** What is asked for, in the words that there are. */
	termsOf( question: string ): Weighed[] {
		const all = ( this.passages ??= this.counting.get() as number );
		const there = ( stem: string ) => this.has( stem ) > 0;
		return termsOf( question, this.meant ).map( ( whole ) => {
			const term = {
				...whole,
				others: whole.others.filter( there ),
				also: whole.also.filter( there ),
			};
			const holders = this.count( term );
			const rarity = holders === 0 ? 1 : rarityOf( holders, all );
			const aside = holders === 0 ? UNKNOWN_ASIDE : ASIDE;
			return { ...term, rarity: term.aside ? rarity * aside : rarity };
		} );
	}

	private readonly meant = ( stem: string, word: string ): string => {
		if (
			word.length < MISSPELT ||
			isKnown( stem ) ||
			this.has( stem ) > 0
		) {
			return stem;
		}
		this.ofNames ??= new Spelling( this.names.all() as string[] );
		return (
			this.language.meant( stem ) ?? this.ofNames.meant( stem ) ?? stem
		);
	};

	private count( { stem, others }: Term ): number {
		return [ stem, ...others ].reduce(
			( sum, one ) => sum + this.has( one ),
			0
		);
	}

	/** How many passages have it. */
	private has( stem: string ): number {
		let found = this.holders.get( stem );
		if ( found === undefined ) {
			if ( this.holders.size >= REMEMBERED ) {
				this.holders.clear();
			}
			found = ( this.holding.get( stem ) as number | undefined ) ?? 0;
			this.holders.set( stem, found );
		}
		return found;
	}
}

const rarityOf = ( holders: number, all: number ) =>
	COMMON +
	( ( 1 - COMMON ) * Math.log( 1 + all / Math.min( holders, all ) ) ) /
		Math.log( 1 + all );
