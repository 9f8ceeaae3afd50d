/** The words of this shop: which are there, and how much each one tells. */
import { elsewhereOf, inEnglish } from './foreign';
import { timesAbove, type Postings } from './postings';
import type { Weighed } from './score';
import { Spelling } from './spelling';
import { stem as stemOf } from './stem';
import { isKnown, knownWords, termsOf, type Term } from './terms';

/** What is everywhere in a small shop is what the shop is about. */
const COMMON = 0.25;
/** "Can I return my mug" asks about returns; where no passage has the mug, even more so. */
const ASIDE = 0.8;
const UNKNOWN_ASIDE = 0.5;
/** Letters of a word that may be one. */
const MISSPELT = 5;

export class Vocabulary {
	private readonly language = new Spelling( knownWords() );
	/** Of what was ever there since the start. */
	private readonly names = new Spelling();

	constructor( private readonly postings: Postings ) {}

	/** These stand above a passage. */
	name( stems: readonly string[] ): void {
		for ( const one of stems ) {
			if ( ! one.includes( '_' ) ) {
				this.names.add( one );
			}
		}
	}

	/**
	 * What is asked for, in the words that there are.
	 *
	 * @param question
	 * @param passages How many there are.
	 */
	termsOf( question: string, passages: number ): Weighed[] {
		return termsOf( question, this.meant, this.put ).map( ( whole ) => {
			const term = {
				...whole,
				others: [
					...whole.others,
					...elsewhereOf( [ whole.stem, ...whole.others ] ),
				].filter( this.isThere ),
				also: whole.also.filter( this.isThere ),
			};
			const holders = this.count( term );
			const rarity = holders === 0 ? 1 : rarityOf( holders, passages );
			const aside = holders === 0 ? UNKNOWN_ASIDE : ASIDE;
			return { ...term, rarity: term.aside ? rarity * aside : rarity };
		} );
	}

	private readonly put = ( words: string[] ): string[] =>
		inEnglish(
			words,
			( word ) => isKnown( stemOf( word ) ),
			( word ) => this.isThere( stemOf( word ) )
		);

	private readonly meant = ( stem: string, word: string ): string =>
		word.length < MISSPELT || isKnown( stem ) || this.isThere( stem )
			? stem
			: ( this.language.meant( stem ) ??
				this.names.meant( stem, this.isName ) ??
				stem );

	private readonly isThere = ( stem: string ): boolean =>
		this.postings.of( stem ).length > 0;

	private readonly isName = ( stem: string ): boolean =>
		this.postings.of( stem ).some( ( one ) => timesAbove( one ) > 0 );

	private count( { stem, others }: Term ): number {
		return [ stem, ...others ].reduce(
			( sum, one ) => sum + this.postings.of( one ).length,
			0
		);
	}
}

const rarityOf = ( holders: number, all: number ) =>
	COMMON +
	( ( 1 - COMMON ) * Math.log( 1 + all / Math.min( holders, all ) ) ) /
		Math.log( 1 + all );
