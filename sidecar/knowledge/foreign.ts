/** A question in another language, as far as it asks what customers of shops ask. */
import { stem } from './stem';
import { translations } from './translations';

const english = translations();

/** English has these as well, so they do not tell the language. */
const BOTH = new Set(
	'a ai also an article as at bon carte come comment commander con con cor costa das de den die do dove due du en fate favor gratis ha hallo ho hum in is la lang lager long main man mas me mi mit modifier no non o of on once or out par pago pays per promo rates retours se si sin son sur tax te tem tempo temps to un us vale van via voucher war was wat we'.split(
		' '
	)
);

/** Of an English stem, the stems of what says the same elsewhere. */
const elsewhere = new Map< string, string[] >();
for ( const [ word, [ said, ...more ] ] of english ) {
	if ( said !== undefined && more.length === 0 && ! BOTH.has( word ) ) {
		const one = stem( said );
		elsewhere.set( one, [
			...( elsewhere.get( one ) ?? [] ),
			stem( word ),
		] );
	}
}

/** Stems that say in other languages what one of these says in English. */
export const elsewhereOf = ( stems: readonly string[] ): string[] =>
	stems.flatMap( ( one ) => elsewhere.get( one ) ?? [] );

/**
 * Whether most words that tell a language are of another one.
 *
 * @param words
 * @param isEnglish Of a word, whether it is a usual one in English.
 */
function isForeign(
	words: readonly string[],
	isEnglish: ( word: string ) => boolean
): boolean {
	let foreign = 0;
	let own = 0;
	for ( const word of words ) {
		if ( BOTH.has( word ) ) {
			continue;
		}
		if ( english.has( word ) ) {
			foreign++;
		} else if ( isEnglish( word ) ) {
			own++;
		}
	}
	return foreign > 0 && foreign >= own;
}

/**
 * The words that are known in English, the others as they are. What only asks is
 * left out; what the shop itself says is left as it is.
 *
 * @param words
 * @param isEnglish Of a word, whether it is a usual one in English.
 * @param isThere   Of a word, whether the shop says it.
 */
export function inEnglish(
	words: string[],
	isEnglish: ( word: string ) => boolean,
	isThere: ( word: string ) => boolean
): string[] {
	if ( ! isForeign( words, isEnglish ) ) {
		return words;
	}
	return words.flatMap( ( word ) => {
		const said = english.get( word );
		return said && ( said.length === 0 || ! isThere( word ) )
			? said
			: [ word ];
	} );
}
