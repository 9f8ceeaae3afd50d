/** What was meant by a word that nobody knows: one letter too many, too few, another, or two swapped. */

/** Of a stem; shorter ones are too much like others. */
const SHORTEST = 4;

export class Spelling {
	/** By their first letter, which is hardly ever wrong, and their length. */
	private readonly alike = new Map< string, string[] >();
	private readonly words = new Set< string >();

	constructor( words: Iterable< string > = [] ) {
		for ( const word of words ) {
			this.add( word );
		}
	}

	add( word: string ): void {
		if ( word.length < SHORTEST || this.words.has( word ) ) {
			return;
		}
		this.words.add( word );
		const key = keyOf( word, word.length );
		const alike = this.alike.get( key );
		if ( alike ) {
			alike.push( word );
		} else {
			this.alike.set( key, [ word ] );
		}
	}

	/**
	 * @param word
	 * @param isThere Of a word that was added, whether it may still be meant.
	 * @return Undefined where nothing is near.
	 */
	meant(
		word: string,
		isThere: ( one: string ) => boolean = () => true
	): string | undefined {
		if ( word.length < SHORTEST || /\d/.test( word ) ) {
			return undefined;
		}
		const near = [ 1, 0, -1 ]
			.flatMap(
				( more ) =>
					this.alike.get( keyOf( word, word.length + more ) ) ?? []
			)
			.filter( ( one ) => oneApart( one, word ) && isThere( one ) );
		return near.length < 2
			? near[ 0 ]
			: near
					.map( ( one ) => ( { one, at: slipOf( word, one ) } ) )
					.sort(
						( a, b ) => a.at - b.at || ( a.one < b.one ? -1 : 1 )
					)[ 0 ]!.one;
	}
}

const keyOf = ( word: string, length: number ) => `${ word[ 0 ] }${ length }`;

/** Which of its letters went wrong, the earliest that it may be; -1 where one was left out. */
function slipOf( written: string, meant: string ): number {
	if ( meant.length > written.length ) {
		return -1;
	}
	const rests = meant.length < written.length ? [ meant ] : without( meant );
	return without( written ).findIndex( ( rest ) => rests.includes( rest ) );
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
