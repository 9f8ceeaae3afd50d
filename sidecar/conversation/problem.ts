/** What a conversation is about, for the agent's first words. */
import type { ShopSettings } from '../../protocol';
import { isTelling } from './escalation';
import { detectionOf } from './listening';
import { fill } from './words';

export type Topic = keyof ShopSettings[ 'words' ][ 'problems' ];

/** The first that fits decides; the narrow ones come first. */
const TOPICS: Array< [ Topic, RegExp ] > = [
	[
		'refund',
		/\b(?:refund(?:ed|s)?|money back|give back|chargeback|charged (?:twice|double|me)|overcharged|reimburse\w*|return(?:ed|ing|s)?(?! policy))\b/iu,
	],
	[
		'order',
		/\b(?:broken?|broke|damaged|faulty|defective|cracked|shattered|smashed|torn|in pieces|incomplete|wrong (?:item|size|colou?r|product|order|one|things?)|(?:part|piece|item|lid|one)s? (?:is|are|was|were) missing|order #?\d{2,} is missing)\b/iu,
	],
	[
		'delivery',
		/\b(?:deliver\w*|ship(?:ped|ping|ment|ments)?|parcel|package|courier|track(?:ing)?|arriv\w*|in transit|postage|late|lost in (?:the )?(?:post|mail)|where is my|where['’]s my)\b/iu,
	],
	[
		'order',
		/\b(?:orders?|ordered|purchase[ds]?|bought|missing|cancel\w*|invoice|payment|paid|#\d{2,})\b/iu,
	],
	[
		'account',
		/\b(?:account|log ?in|logged|sign ?in|password|e-?mail address|profile|register\w*|subscription)\b/iu,
	],
	[
		'product',
		/\b(?:products?|size|sizing|colou?rs?|material|stock|available|warrant(?:y|ies)|guarantee|fit|compatible|dimensions?|price|cost|difference|recommend\w*)\b/iu,
	],
];

/** Of what was said, the first messages and the latest, and of each so much. */
const FIRST = 5;
const LAST = 20;
const READ = 1000;

/**
 * The sentence for {problem}.
 * @param said What the customer wrote, oldest first.
 */
export function problemOf( said: string[], settings: ShopSettings ): string {
	const { problems } = settings.words;
	const telling = [
		...said.slice( 0, FIRST ),
		...said.slice( FIRST ).slice( -LAST ),
	]
		.map( ( text ) => text.slice( 0, READ ) )
		.filter( ( text ) => isTelling( text, detectionOf( settings ) ) );
	// The latest words say best what it is about by now.
	for ( const text of [ ...telling ].reverse() ) {
		const topic = TOPICS.find( ( [ , words ] ) => words.test( text ) );
		if ( topic ) {
			return problems[ topic[ 0 ] ];
		}
	}
	const question = telling[ 0 ];
	return question === undefined
		? problems.none
		: fill( problems.other, { question: shorten( question.trim() ) } );
}

const shorten = ( text: string ) =>
	text.length <= 200 ? text : `${ text.slice( 0, 199 ) }…`;
