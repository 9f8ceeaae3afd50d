/** What was meant by a word that nobody knows: one letter too many, too few, another, or two swapped. */

/** Of a stem; shorter ones are too much like others. */
const SHORTEST = 4;

export class Spelling {
	/** By what is left of a word without one of its letters. */
	private readonly left = new Map< string, string[] >();
	private readonly words = new Set< string >();

	constructor( words: Iterable< string > ) {
		for ( const word of words ) {
			this.add( word );
		}
	}

	add( word: string ): void {
		if ( word.length < SHORTEST || this.words.has( word ) ) {
			return;
		}
		this.words.add( word );
		for ( const rest of [ word, ...without( word ) ] ) {
			this.left.set( rest, [ ...( this.left.get( rest ) ?? [] ), word ] );
		}
	}

	/** Undefined where nothing is near. The first letter is hardly ever wrong. */
	meant( word: string ): string | undefined {
		if ( word.length < SHORTEST || /\d/.test( word ) ) {
			return undefined;
		}
		const near = [ word, ...without( word ) ].flatMap(
			( rest ) => this.left.get( rest ) ?? []
		);
		return near.find(
			( one ) => one[ 0 ] === word[ 0 ] && oneApart( one, word )
		);
	}
}

const without = ( word: string ): string[] =>
	Array.from( word, ( _, i ) => word.slice( 0, i ) + word.slice( i + 1 ) );

/** A letter more or less, another one, or two beside each other swapped. */
function oneApart( a: string, b: string ): boolean {
	let from = 0;
	while ( from < a.length && a[ from ] === b[ from ] ) {
		from++;
	}
	let end = 0;
	const most = Math.min( a.length, b.length ) - from;
	while ( end < most && a.at( -1 - end ) === b.at( -1 - end ) ) {
		end++;
	}
	const [ x, y ] = [
		a.slice( from, a.length - end ),
		b.slice( from, b.length - end ),
	];
	return (
		x.length + y.length <= 2 ||
		( x.length === 2 &&
			x[ 0 ] === y[ 1 ] &&
			x[ 1 ] === y[ 0 ] &&
			y.length === 2 )
	);
}
