/** Entries of several words, found word by word; each word is looked up once. */
import type { Token } from './tokens';

/** Class number and the bits of the languages in which it means that. */
export type Ends = Array< [ number, number ] >;

export interface Step {
	/** Of the entries that end with this word. */
	ends: Ends;
	/** Where the entries that go on are looked for. */
	nexts: Trie[];
}

/** Of the many entries with nothing behind them; nothing is put in here. */
const NONE: Map< string, Trie > = new Map();

/** Words that are remembered. */
const REMEMBERED = 10_000;

export class Trie {
	private exact = NONE;
	/** By the beginning of the next word. */
	private stems = NONE;
	private least = Infinity;
	private most = 0;
	private readonly ends: Ends = [];
	private known?: Map< string, Step >;

	/** @param words The last one stands for all that begin so when `open`. */
	add( words: string[], open: boolean, kind: number, bit: number ): void {
		const [ word, ...rest ] = words;
		if ( word === undefined ) {
			const same = this.ends.find( ( [ one ] ) => one === kind );
			if ( same ) {
				same[ 1 ] |= bit;
			} else {
				this.ends.push( [ kind, bit ] );
			}
			return;
		}
		const stem = open && rest.length === 0;
		const map = stem ? this.ownStems() : this.ownExact();
		let next = map.get( word );
		if ( ! next ) {
			map.set( word, ( next = new Trie() ) );
		}
		if ( stem ) {
			this.least = Math.min( this.least, word.length );
			this.most = Math.max( this.most, word.length );
		}
		next.add( rest, open, kind, bit );
	}

	private ownExact() {
		return ( this.exact = this.exact === NONE ? new Map() : this.exact );
	}

	private ownStems() {
		return ( this.stems = this.stems === NONE ? new Map() : this.stems );
	}

	step( { text, kind, spelled }: Token ): Step {
		const key = spelled ? `${ text } ` : text;
		this.known ??= new Map();
		let step = this.known.get( key );
		if ( ! step ) {
			step = this.look( text );
			if ( kind === 'word' && step.ends.length === 0 ) {
				step = together(
					step,
					...forms( text, spelled ).map( ( form ) =>
						this.look( form )
					)
				);
			}
			if ( this.known.size < REMEMBERED ) {
				this.known.set( key, step );
			}
		}
		return step;
	}

	private look( text: string ): Step {
		const exact = this.exact.get( text );
		const ends = [ ...( exact?.ends ?? [] ) ];
		const most = Math.min( this.most, text.length );
		for ( let n = this.least; n <= most; n++ ) {
			ends.push(
				...( this.stems.get( text.slice( 0, n ) )?.ends ?? [] )
			);
		}
		return { ends, nexts: exact && exact.goesOn ? [ exact ] : [] };
	}

	private get goesOn(): boolean {
		return this.exact.size + this.stems.size > 0;
	}
}

const together = ( ...steps: Step[] ): Step => ( {
	ends: steps.flatMap( ( { ends } ) => ends ),
	nexts: steps.flatMap( ( { nexts } ) => nexts ),
} );

const LEET: Record< string, string > = {
	'0': 'o',
	'1': 'i',
	'3': 'e',
	'4': 'a',
	'5': 's',
	$: 's',
	'@': 'a',
};
const LEETED = /[a-z].*[013-5$@]|[013-5$@].*[a-z]/u;

/** How else a word may be looked up: unstretched, unmasked. */
function forms( text: string, spelled = false ): string[] {
	const all: string[] = [];
	if ( /([a-z])\1/u.test( text ) ) {
		all.push( text.replace( /([a-z])\1+/gu, '$1' ) );
	}
	if ( LEETED.test( text ) ) {
		all.push( text.replace( /[013-5$@]/gu, ( one ) => LEET[ one ]! ) );
	}
	if ( spelled ) {
		// "I", "a": the word before it may be a single letter too.
		all.push( text.slice( 1 ), text.slice( 2 ) );
	}
	return all;
}
