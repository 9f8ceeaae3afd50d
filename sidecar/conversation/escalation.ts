/**
 * Does this conversation need a person? Pure: the words in, the decision out.
 *
 * First form: an explicit request in any common wording.
 */
import type { Trigger } from '../../protocol';
import {
	ANYBODY,
	BARE,
	POLITE,
	SOMEBODY_FOR_SURE,
	TALKING_TO,
	WISH_ENDS,
} from './person-words';

export interface HeardMessage {
	role: 'user' | 'assistant';
	text: string;
}

export interface HeardConversation {
	messages: HeardMessage[];
}

export interface DetectionSettings {
	/** "Can I talk to Maria?" asks for a person where a Maria answers. */
	agentNames?: string[];
}

/** `message` is an index, `start` and `end` are UTF-16 offsets into its text. */
export interface FoundEvidence {
	message: number;
	start: number;
	end: number;
	why: string;
}

export interface Decision {
	escalate: boolean;
	triggers: Trigger[];
	evidence: FoundEvidence[];
}

const pattern = ( source: string ) => new RegExp( source, 'giu' );

const WANT =
	"(?:want|wanna|need|require|demand|request|prefer|would like|['’]d like|d like|like|wish for|would rather have|['’]d rather have|get me|give me|find me|fetch me|bring me|send me|send in|bring in|asking for|asked for|ask for|waiting for|where is|where['’]?s|how about|what about|let me have|gimme)";

const WISHES = [
	// "can I speak to someone", "let me talk to a manager", "transfer me to a human"
	pattern( `\\b${ TALKING_TO } ${ ANYBODY }` ),
	// "transfer me", "put me through", "escalate this"
	pattern(
		`\\b(?:transfer me|connect me|put me through|escalate (?:this|it|me|my \\w+)|hand me over|hand me off)${ WISH_ENDS }`
	),
	// "I want a human", "get me an agent", "I need a real person"
	pattern(
		`\\b${ WANT }(?: to have| to see| to get)? ${ SOMEBODY_FOR_SURE }${ WISH_ENDS }`
	),
	pattern(
		`\\b(?:want|wanna|need|prefer|get me|give me) (?:a |an |another |some )(?:person|people)${ WISH_ENDS }`
	),
	// "this does not help, human please", "no bots, human only"
	pattern(
		`(?<=^|[,;:>)—–-]\\s*)${ BARE },? (?:please|pls|plz|only|now|asap)\\b`
	),
	// "contact an agent", "get someone to help me"
	pattern( `\\b(?:contact|reach) ${ SOMEBODY_FOR_SURE }${ WISH_ENDS }` ),
	pattern(
		`\\bget (?:someone|somebody|anyone|anybody|a person) (?:to|who can) (?:help|talk|speak|chat|call|answer|read|look|sort|fix|deal)\\b`
	),
	// "is there anybody there who can actually read this?"
	pattern(
		`\\b(?:is|isn['’]?t) (?:there )?(?:anybody|anyone|somebody|someone) (?:real |alive |actually )?(?:there|here|alive|real)${ WISH_ENDS }`
	),
	// "someone I can talk to", "a person to speak with"
	pattern(
		`\\b${ ANYBODY } (?:that |who )?(?:(?:i|we) (?:can|could|may) |to )(?:please )?(?:talk|speak|chat)(?: to| with)?\\b`
	),
	// "is there a human?", "do you have a real person there?", "any humans here?"
	pattern(
		`\\b(?:is there|are there|isn['’]?t there|do you have|have you got|any) (?:an?[ ]|any[ ]|some[ ])?(?:actual |real |live )?(?:humans?|human beings?|real person|live person|actual person|person|agents?|operators?|representatives?|real people)(?: (?:there|here|available|around|in there|out there|on the other end|on duty|online|at all|working|behind this))*${ WISH_ENDS }`
	),
	// "can an agent help me", "have a manager call me"
	pattern(
		`\\b(?:can|could|may|have|will|would|let|make|ask) ${ SOMEBODY_FOR_SURE } (?:please |kindly )?(?:help|call|contact|assist|take over|look|deal|answer|reply|respond|e-?mail|get back|join|step in|handle|speak|talk|come|message|ring|phone)\\b`
	),
	pattern(
		`\\b(?:can|could|have|will|would|let|make|ask) (?:a person|some ?one|some ?body|any ?one|any ?body) (?:please |kindly |from (?:your|the) (?:team|staff) )?(?:(?:talk|speak|chat) (?:to|with) me|call me|contact me|take over|get in touch|step in|get back to me|phone me|ring me)\\b`
	),
	// "I don't want to talk to a bot", "no more bots"
	pattern(
		"\\b(?:(?:don['’]?t|do not|dont) (?:want|wanna|like|wish|need)(?: to)?|no more|not|stop|tired of|sick of|done|enough of|fed up|hate|refuse to|instead of|rather than)(?: with| of)? (?:keep )?(?:(?:talk|speak|chat|deal)(?:ing)? (?:to|with) )?(?:an? |the |this |these |your |stupid |silly )*(?:bots?|chat ?bots?|robots?|machines?|ai|computers?)\\b(?! cleaner| vacuum| mower| toy)"
	),
];

/** A whole sentence: "Human please!", "representative" */
const ALONE = pattern( `^${ POLITE }(?:to )?${ BARE }${ POLITE }\\??$` );

/** Stands before a wish and turns it round: "don't transfer me". */
const NEGATED =
	/(?:\b(?:don['’]?t|do not|does not|doesn['’]?t|didn['’]?t|did not|needn['’]?t|no need|not|never|without|wouldn['’]?t|shouldn['’]?t|won['’]?t|before|until|avoid|rather not)(?! you\b))(?:\s+(?:want|wanna|need|needing|like|have|having|to|be|get|getting|me|you|really|even|just|yet|us|please|going|trying|asking|asked|wish|plan|i|should|ever|at all|any|a|keep|for))*\s*$/iu;

/** "Am I talking to a real person?" asks what we are, not for somebody else. */
const WHO_ARE_YOU =
	/\b(?:am|was|are|were|is|if|whether)\s+(?:i|we|this|that)(?:['’]?m| am)?\s+(?:really |actually |now |just )*$/iu;

/** Asks for hours or a number, where talking is only the purpose. */
const ABOUT_CONTACT =
	/\b(?:opening hours|business hours|working hours|what hours|which hours|the hours|what time|what days|which days|phone number|telephone number|what number|which number|number (?:do i|can i|to) (?:call|ring|dial))\b/iu;

const SENTENCE = /[^.!?\n]+[.!?]{0,8}/gu;

/**
 * So much is judged at once: the patterns' cost grows faster than the text. A
 * longer sentence is judged in pieces that overlap.
 */
const PIECE = 480;
const STEP = 320;
const OVERLAP = PIECE - STEP;
/** Of a message of very many sentences, so many at its start and at its end. */
const SENTENCES = 60;
/** One wish is enough; more say how much it is wished for. */
const WISHES_AT_MOST = 10;
/** Before a wish, what may turn it round. */
const BEFORE = 200;
/** Of the customer's words, in the reason that agents read. */
const QUOTED = 160;

export function decide(
	conversation: HeardConversation,
	settings: DetectionSettings = {}
): Decision {
	const wishes = [ ...WISHES, ...byName( settings.agentNames ?? [] ) ];
	const evidence = conversation.messages.flatMap(
		( { role, text }, index ) =>
			role === 'user'
				? requestsIn( text, wishes ).map( ( [ start, end ] ) => ( {
						message: index,
						start,
						end,
						why: `Asks for a person: “${ quoted( text, start, end ) }”`,
					} ) )
				: []
	);
	return {
		escalate: evidence.length > 0,
		triggers: evidence.length > 0 ? [ 'explicit_request' ] : [],
		evidence,
	};
}

function quoted( text: string, start: number, end: number ): string {
	return end - start <= QUOTED
		? text.slice( start, end )
		: `${ text.slice( start, start + QUOTED - 1 ) }…`;
}

function requestsIn( text: string, wishes: RegExp[] ) {
	const spans: Array< [ number, number ] > = [];
	const all = [ ...text.matchAll( SENTENCE ) ].filter( ( [ sentence ] ) =>
		/\p{L}{3}/u.test( sentence )
	);
	const judged = [
		...all.slice( 0, SENTENCES ),
		...all.slice( SENTENCES ).slice( -SENTENCES ),
	];
	for ( const sentence of judged ) {
		if ( spans.length >= WISHES_AT_MOST ) {
			break;
		}
		const found = inPieces( sentence[ 0 ], wishes );
		if ( found ) {
			spans.push( [
				sentence.index + found[ 0 ],
				sentence.index + found[ 1 ],
			] );
		}
	}
	return spans;
}

type Span = [ number, number ];

/** A wish in the overlap belongs to the piece that shows more of what is around it. */
function inPieces( sentence: string, wishes: RegExp[] ): Span | undefined {
	for ( let from = 0; ; from += STEP ) {
		const piece = sentence.slice( from, from + PIECE );
		const isLast = from + PIECE >= sentence.length;
		const found = ABOUT_CONTACT.test( piece )
			? undefined
			: requestIn( piece, wishes, {
					least: from === 0 ? 0 : OVERLAP / 2,
					most: isLast ? piece.length : PIECE - OVERLAP / 2,
				} );
		if ( found ) {
			return [ from + found[ 0 ], from + found[ 1 ] ];
		}
		if ( isLast ) {
			return undefined;
		}
	}
}

function requestIn(
	piece: string,
	wishes: RegExp[],
	{ least, most }: { least: number; most: number }
): Span | undefined {
	ALONE.lastIndex = 0;
	const bare = piece.trim();
	if ( bare.length <= BEFORE && ALONE.test( bare ) ) {
		const start = piece.indexOf( bare );
		return [ start, start + bare.length ];
	}
	for ( const wish of wishes ) {
		for ( const found of piece.matchAll( wish ) ) {
			if ( found.index < least || found.index >= most ) {
				continue;
			}
			const clause = clauseBefore( piece, found.index );
			if ( ! NEGATED.test( clause ) && ! WHO_ARE_YOU.test( clause ) ) {
				return [ found.index, found.index + found[ 0 ].length ];
			}
		}
	}
	return undefined;
}

/** From the last separator on. */
function clauseBefore( text: string, end: number ): string {
	let start = end;
	while (
		start > 0 &&
		end - start < BEFORE &&
		! ',;:—–'.includes( text[ start - 1 ]! )
	) {
		start--;
	}
	return text.slice( start, end );
}

function byName( names: string[] ): RegExp[] {
	const all = names
		.flatMap( ( name ) => [
			name.trim(),
			name.trim().split( /\s+/ )[ 0 ]!,
		] )
		.filter( ( name ) => name.length > 1 )
		.map( ( name ) => name.replace( /[.*+?^${}()|[\]\\]/g, '\\$&' ) );
	return all.length === 0
		? []
		: [ pattern( `\\b${ TALKING_TO } (?:${ all.join( '|' ) })(?!\\w)` ) ];
}
