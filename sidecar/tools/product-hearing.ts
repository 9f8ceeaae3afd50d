/** Whether somebody asks for a product's price or stock, and for which. */
import { folded } from './format';

/** Folded; the product is what stands in the first group. */
const ASKS = [
	/\b(?:do|does|have) (?:you|the shop) (?:have|sell|stock|carry|got|still have) (.+)/u,
	/\bhow much (?:is|are|does|do|for) (.+)/u,
	/\b(?:what(?:'s| is)|tell me) the price of (.+)/u,
	/\bwhat (?:does|do) (.+?) cost\b(?! to\b)/u,
	/\b(?:is|are) (.+?) (?:still |currently |back )?(?:in stock|available|sold out)\b/u,
	/\bhow many (.+?) (?:are|do you have|have you got)/u,
	/\b(?:habt ihr|haben sie|fuhrt ihr|fuhren sie|verkauft ihr) (.+)/u,
	/\b(?:was|wie viel|wieviel) kosten?t? (.+)/u,
	/\b(?:ist|sind) (.+?) (?:noch )?(?:verfugbar|auf lager|lieferbar|vorratig|ausverkauft)\b/u,
	/\b(?:avez-vous|vendez-vous|combien coutent?|quel est le prix d[ue]) (.+)/u,
	/\b(?:tienen|venden|cuanto cuestan?|cuanto vale|precio de) (.+)/u,
	/\b(?:avete|vendete|quanto costan?o?|prezzo d[ei]l?) (.+)/u,
	/\b(?:voces tem|vendem|quanto custam?|preco d[aeo]) (.+)/u,
	/\b(?:hebben jullie|heeft u|verkopen jullie|(?:hoeveel|wat) kost(?:en)?|prijs van) (.+)/u,
	/\b(?:is|zijn) (.+?) (?:nog )?(?:op voorraad|verkrijgbaar)\b/u,
];

const SMALL = new Set(
	'a an the any some your this that these those one still in stock available for sale of and with do you have please der die das den dem ein eine einen noch auf lager euer eure ihr ihre le la les un une des du de votre vos en stock el los las una su lo il gli uno vostro o os as um uma het een nog jullie op voorraad'.split(
		' '
	)
);

/** The words that name something, without plural's "s". */
export const wordsOf = ( text: string ): string[] =>
	( folded( text ).match( /[\p{L}\p{N}-]{2,}/gu ) ?? [] )
		.filter( ( word ) => ! SMALL.has( word ) )
		.map( ( word ) =>
			word.length > 3 ? word.replace( /s$/u, '' ) : word
		);

/** What to look for; undefined where no product is asked for. */
export function hearProduct( text: string ): string | undefined {
	const plain = folded( text );
	for ( const asks of ASKS ) {
		const words = wordsOf(
			( asks.exec( plain )?.[ 1 ] ?? '' ).split( /[?.!,;]/u )[ 0 ] ?? ''
		);
		if ( words.length > 0 && words.length <= 6 ) {
			return words.join( ' ' );
		}
	}
	return undefined;
}
