/** How much of one text is in another, by their letters. */

export interface Traits {
	/** Of the text, as long as this program runs. */
	id: number;
	/** Hashes of all runs of some letters, sorted, each once. */
	runs: Int32Array;
	/** A few of them, the same ones wherever they occur: to tell strangers at a glance. */
	sample: Int32Array;
}

const RUN = 4;
/** About one in so many is in the sample. */
const EVERY = 8;
/** Of a longer text, only its beginning is compared. */
const READ = 600;
const REMEMBERED = 4000;

const PAIRS = 20_000;

const known = new Map< string, Traits >();
const compared = new Map< number, number >();
let nextId = 0;

export function traits( text: string ): Traits {
	const begin = text.slice( 0, READ );
	let found = known.get( begin );
	if ( ! found ) {
		if ( known.size >= REMEMBERED ) {
			known.delete( known.keys().next().value! );
		}
		known.set( begin, ( found = runsOf( begin ) ) );
	}
	return found;
}

function runsOf( text: string ): Traits {
	const bare = text
		.toLowerCase()
		.replace( /[^\p{L}\p{N}]+/gu, ' ' )
		.trim();
	const all = new Int32Array( Math.max( 1, bare.length - RUN + 1 ) );
	for ( let i = 0; i + RUN <= bare.length || i === 0; i++ ) {
		let hash = 7;
		for ( let j = i; j < i + RUN && j < bare.length; j++ ) {
			hash = ( Math.imul( hash, 31 ) + bare.charCodeAt( j ) ) | 0;
		}
		all[ i ] = hash;
	}
	const runs = all
		.sort()
		.filter( ( run, i, sorted ) => run !== sorted[ i - 1 ] );
	const sample = runs.filter( ( run ) => run % EVERY === 0 );
	return { id: nextId++, runs, sample };
}

/** A short text must not be in every long one, nor a template be what it is filled with. */
const LEAST = 40;

/** From 0 to 1. The same two are compared once. */
export function likeness( a: Traits, b: Traits ): number {
	const pair = Math.max( a.id, b.id ) * 2 ** 26 + Math.min( a.id, b.id );
	let found = compared.get( pair );
	if ( found === undefined ) {
		if ( compared.size >= PAIRS ) {
			compared.clear();
		}
		compared.set( pair, ( found = compare( a, b ) ) );
	}
	return found;
}

function compare( a: Traits, b: Traits ): number {
	const [ small, large ] =
		a.runs.length < b.runs.length ? [ a.runs, b.runs ] : [ b.runs, a.runs ];
	if ( small.length < LEAST ) {
		const common = shared( small, large );
		return Number( common === large.length );
	}
	const sample = small === a.runs ? a.sample : b.sample;
	return shared( sample, large ) * 3 < sample.length
		? 0
		: shared( small, large ) / small.length;
}

/** How many are in both; they are sorted. */
function shared( some: Int32Array, all: Int32Array ): number {
	let common = 0;
	for ( let i = 0, j = 0; i < some.length && j < all.length; ) {
		const one = some[ i ]!;
		const other = all[ j ]!;
		common += Number( one === other );
		i += Number( one <= other );
		j += Number( other <= one );
	}
	return common;
}
