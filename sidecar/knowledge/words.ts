/** The words of a question that say what it is about. */

const STOP = new Set(
	"a about after again all also am an and any anyone anything are as at be because been before being both but by came can cannot come could day did do does doing done each else ever every few for from further get give go goes going got had has have having hello help here hey hi how however i if in into is it its just kind know let like look looking make many may me might more most much must my need needs no not of off ok okay on once one only or other our out over own please possible really right said same say see shall she should so some someone something still such sure take tell than thank thanks that the their them then there these they thing things this those through time to too under up us use using very want wants was way we well were what when where which while who whom why will with within without would yes yet you your yours m s t ll re ve d don doesn didn isn aren wasn won can't sell sells selling buy offer offers carry shop store today question wonder wondering explain mean means work works long often order orders ordered item items method methods number numbers".split(
		' '
	)
);

/** Words that shops and customers use for the same. */
const SYNONYMS: string[][] = [
	[
		'shipping',
		'delivery',
		'deliver',
		'ship',
		'postage',
		'dispatch',
		'arrive',
	],
	[ 'return', 'refund', 'exchange' ],
	[ 'warranty', 'guarantee' ],
	[ 'hours', 'opening', 'open' ],
	[ 'cost', 'price', 'expensive', 'fee' ],
	[ 'pay', 'payment' ],
	[ 'broken', 'damaged', 'defective', 'faulty' ],
	[ 'abroad', 'international', 'overseas', 'worldwide' ],
];

/** Where else to look for what this is about; the other way round it says nothing. */
const ALSO: Record< string, string[] > = {
	email: [ 'mail', 'contact' ],
	mail: [ 'contact' ],
	phone: [ 'telephone', 'contact' ],
	telephone: [ 'phone', 'contact' ],
	address: [ 'contact' ],
};
/** Written in two ways: as the index has it. */
const SPELLED: Record< string, string > = { email: 'mail', emails: 'mail' };

/** Of a very long question, what it begins and what it ends with. */
const BEGINNING = 1000;
const END = 500;
/** Telling words that are looked for, and others beside them. */
const TERMS = 12;
const OTHERS = 12;

export const clipped = ( question: string ) =>
	question.length <= BEGINNING + END
		? question
		: `${ question.slice( 0, BEGINNING ) } ${ question.slice( -END ) }`;

export interface Term {
	/** As FTS5 takes it, stemmed by it; the question's own word is the first. */
	words: string[];
}

/** Every word, for the order of what fits: "how long does it take" says little, but something. */
export const allWords = ( question: string ) =>
	[
		...new Set( wordsOf( question ).filter( ( word ) => word.length > 2 ) ),
	].slice( 0, OTHERS );

const wordsOf = ( question: string ): string[] =>
	question
		.toLowerCase()
		.normalize( 'NFC' )
		.match( /[\p{L}\p{N}]+/gu ) ?? [];

/** Each term once; its synonyms beside it. Empty when nothing is asked. */
export function termsOf( question: string ): Term[] {
	const telling = new Set(
		wordsOf( question ).filter(
			( word ) => word.length > 1 && ! STOP.has( word )
		)
	);
	const terms: Term[] = [];
	const covered = new Set< string >();
	for ( const word of telling ) {
		if ( terms.length === TERMS ) {
			break;
		}
		if ( covered.has( word ) ) {
			continue;
		}
		const group = SYNONYMS.find( ( one ) =>
			one.some( ( synonym ) => sameStem( synonym, word ) )
		);
		const all = [
			...new Set( [
				SPELLED[ word ] ?? word,
				...( group ?? [] ),
				...( ALSO[ word ] ?? [] ),
			] ),
		];
		all.forEach( ( one ) => covered.add( one ) );
		terms.push( { words: all } );
	}
	return terms;
}

const stem = ( word: string ) =>
	word.replace( /(?:ies|ing|ed|es|e|s|y)$/u, '' );
const sameStem = ( a: string, b: string ) =>
	a === b || ( stem( a ).length > 2 && stem( a ) === stem( b ) );
