/** Which of a product's choices somebody names: "the blue one in L". */
import type { ProductChoice } from '../ports';
import { folded } from './format';

/** "Blaue" is "Blau"; of shorter words too much else begins so. */
const ENDINGS_FROM = 4;

/** "I'm" is no size M. */
const wordsIn = ( text: string ): string[] =>
	folded( text ).match( /[\p{L}\p{N}][\p{L}\p{N}'-]*/gu ) ?? [];

const says = ( said: string[], option: string ): boolean => {
	const words = wordsIn( option );
	return (
		words.length > 0 &&
		words.every( ( word ) =>
			said.some(
				( one ) =>
					one === word ||
					( word.length >= ENDINGS_FROM && one.startsWith( word ) )
			)
		)
	);
};

/** Of "blue" and "dark blue", where both are there, the one that says more. */
function namedOf( said: string[], options: Iterable< string > ): string[] {
	const named = [ ...new Set( options ) ].filter( ( one ) =>
		says( said, one )
	);
	return named.filter(
		( one ) =>
			! named.some(
				( other ) => other !== one && says( wordsIn( other ), one )
			)
	);
}

/**
 * @param text
 * @param options Of all choices.
 * @return The options that it names, and its other words.
 */
export function besides(
	text: string,
	options: readonly string[]
): { named: string[]; rest: string[] } {
	const said = wordsIn( text );
	const named = namedOf( said, options );
	return {
		named,
		rest: said.filter(
			( one ) => ! named.some( ( option ) => says( [ one ], option ) )
		),
	};
}

/**
 * Those that have every option which is named; all of them where none is, or no
 * choice has what is named together.
 *
 * @param text
 * @param choices
 */
export function chosenOf(
	text: string,
	choices: readonly ProductChoice[]
): readonly ProductChoice[] {
	const said = wordsIn( text );
	const attributes = Math.max(
		0,
		...choices.map( ( { options } ) => options.length )
	);
	let left = choices;
	for ( let at = 0; at < attributes; at++ ) {
		const named = namedOf(
			said,
			choices.map( ( { options } ) => options[ at ] ?? '' )
		);
		if ( named.length > 0 ) {
			// What is left open is any.
			left = left.filter( ( { options } ) =>
				[ '', ...named ].includes( options[ at ] ?? '' )
			);
		}
	}
	return left.length > 0 ? left : choices;
}
