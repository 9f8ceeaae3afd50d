/**
 * Entries of several words, found word by word. What it is made of is compiled
 * (detector/compile) into arrays of numbers, so that there is nothing to build
 * when it is loaded.
 */
import { hashes, mix, SEED, type Places } from './hash';
import { Numbers } from './numbers';
import type { Token } from './tokens';

/** Kind of an entry and the bits of the languages in which it means that. */
export type Ends = Array< readonly [ number, number ] >;

export interface Step {
	/** Of the entries that end with this word. */
	ends: Ends;
	/** The states in which the entries go on. */
	nexts: number[];
}

/**
 * State 0 is before the first word. `table` holds, by edge, the hash (as
 * `Numbers.places` reads them) and the state that it leads to (uint16); by state, where its ends
 * begin (uint16, one more for the last); by end, its bits (uint16) and its kind
 * (uint8); by state that goes on, the least and the most letters of the open
 * words that follow (uint8). Those that go on come first.
 */
export interface TrieFile {
	edges: number;
	states: number;
	goOn: number;
	ends: number;
	table: string;
}

/** Words that are remembered. */
const REMEMBERED = 10_000;

export const START = 0;

/** The hash of the edge from a state by a word, or by the beginning of an open one. */
export const edge = ( word: number, state: number, open: boolean ) =>
	mix( mix( word, state ), open ? 1 : 0 );

export class Trie {
	private readonly edges: Places;
	private readonly to: Uint16Array;
	private readonly firsts: Uint16Array;
	private readonly kinds: Uint8Array;
	private readonly bits: Uint16Array;
	private readonly least: Uint8Array;
	private readonly most: Uint8Array;
	private readonly known = new Map< string, Step >();

	constructor( { edges, states, goOn, ends, table }: TrieFile ) {
		const numbers = new Numbers( table );
		this.edges = numbers.places( edges );
		this.to = numbers.uint16( edges );
		this.firsts = numbers.uint16( states + 1 );
		this.bits = numbers.uint16( ends );
		this.kinds = numbers.uint8( ends );
		this.least = numbers.uint8( goOn );
		this.most = numbers.uint8( goOn );
	}

	/** The first word of an entry. Each word is looked up once. */
	begin( token: Token ): Step {
		const { text, spelled } = token;
		const key = spelled ? `${ text } ` : text;
		let step = this.known.get( key );
		if ( ! step ) {
			step = this.step( START, token );
			if ( this.known.size < REMEMBERED ) {
				this.known.set( key, step );
			}
		}
		return step;
	}

	step( state: number, { text, kind, spelled }: Token ): Step {
		const step: Step = { ends: [], nexts: [] };
		this.look( state, text, step );
		if ( kind === 'word' && step.ends.length === 0 ) {
			for ( const form of forms( text, spelled ) ) {
				this.look( state, form, step );
			}
		}
		return step;
	}

	private look( state: number, text: string, { ends, nexts }: Step ): void {
		const exact = this.edges.of( edge( hashes( text ), state, false ) );
		if ( exact >= 0 ) {
			const to = this.to[ exact ]!;
			this.putEnds( to, ends );
			if ( to < this.least.length ) {
				nexts.push( to );
			}
		}
		const least = this.least[ state ]!;
		const most = Math.min( this.most[ state ]!, text.length );
		let hash = SEED;
		for ( let n = 1; n <= most; n++ ) {
			hash = mix( hash, text.charCodeAt( n - 1 ) );
			if ( n >= least ) {
				const open = this.edges.of( edge( hash, state, true ) );
				if ( open >= 0 ) {
					this.putEnds( this.to[ open ]!, ends );
				}
			}
		}
	}

	private putEnds( state: number, ends: Ends ): void {
		const after = this.firsts[ state + 1 ]!;
		for ( let i = this.firsts[ state ]!; i < after; i++ ) {
			ends.push( [ this.kinds[ i ]!, this.bits[ i ]! ] );
		}
	}
}

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
