/** The words that made the decision, as the agent reads them. */
import type { DetectedTrigger } from '../../../protocol';
import { WEIGHTS } from './delivered';
import { withoutRemoved } from './hear';
import { judge, shares } from './judge';
import { readText, type Read } from './lexicon';
import { findPhrase, type Prepared } from './settings';
import { WORD_TRIGGERS, type WordTrigger } from './word-triggers';

/** `span`: UTF-16 offsets into the message's text, from and before. */
export interface FoundEvidence {
	messageId: string;
	trigger: DetectedTrigger;
	span: [ number, number ];
	why: string;
}

/** Of the customer's words, in the reason that agents read. */
const QUOTED = 160;

const WHY: Record< DetectedTrigger, string > = {
	explicit_request: 'Asks for a person',
	frustration: 'Is frustrated',
	refund_dispute: 'Wants money back or disputes a charge',
	repeated_failure: 'Asked the same again',
	out_of_scope: 'The assistant could not answer',
};

export function evidenceOf(
	trigger: DetectedTrigger,
	{ id, text }: { id: string; text: string },
	span: [ number, number ] = [ 0, text.length ]
): FoundEvidence {
	const quote = text.slice( ...span ).trim();
	return {
		messageId: id,
		trigger,
		span,
		why: `${ WHY[ trigger ] }: “${
			quote.length <= QUOTED
				? quote
				: `${ quote.slice( 0, QUOTED - 1 ) }…`
		}”`,
	};
}

/** Where the words are that pull it. */
export function spanOf(
	text: string,
	trigger: WordTrigger,
	settings: Prepared
): [ number, number ] {
	const read = readText( text, settings.names );
	const own = settings.phrases.find(
		( phrase ) =>
			phrase.effect === 'add' &&
			phrase.trigger === trigger &&
			findPhrase( phrase, read ).length > 0
	);
	if ( own ) {
		return offsets( read, ...findPhrase( own, read )[ 0 ]! );
	}
	const left = withoutRemoved( read, trigger, settings );
	if ( left.tokens.length === 0 ) {
		return [ 0, text.length ];
	}
	return offsets( left, ...weightiest( left, trigger ) );
}

/** Tokens: of all runs of them, the one that adds most. */
function weightiest( read: Read, trigger: WordTrigger ): [ number, number ] {
	const index = WORD_TRIGGERS.indexOf( trigger );
	const judged = judge( read, WEIGHTS );
	const parts = shares( judged, WEIGHTS, index );
	const [ first, end ] = judged.views[ index ]!;
	const { sentences } = judged.gathered;
	const from = sentences[ first ]!.from;
	const to = sentences[ end - 1 ]!.to;
	let best: [ number, number ] = [ from, to - 1 ];
	let most = 0;
	let sum = 0;
	let start = from;
	for ( let i = from; i < to; i++ ) {
		if ( sum <= 0 ) {
			sum = 0;
			start = i;
		}
		sum += parts[ i ]!;
		if ( sum > most ) {
			most = sum;
			best = [ start, i ];
		}
	}
	return best;
}

export const offsets = (
	{ tokens, at }: Read,
	first: number,
	last: number
): [ number, number ] => [
	at[ tokens[ first ]!.start ]!,
	at[ tokens[ last ]!.end ]!,
];
