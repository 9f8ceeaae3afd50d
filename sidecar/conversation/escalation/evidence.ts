/** The words that made the decision, as the agent reads them. */
import type { DetectedTrigger } from '../../../protocol';
import { WEIGHTS } from './delivered';
import { withoutRemoved } from './hear';
import { judge, weightiest } from './judge';
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
	return offsets(
		left,
		...weightiest(
			judge( left, WEIGHTS ),
			WEIGHTS,
			WORD_TRIGGERS.indexOf( trigger )
		)
	);
}

export const offsets = (
	{ tokens, at }: Read,
	first: number,
	last: number
): [ number, number ] => [
	at[ tokens[ first ]!.start ]!,
	at[ tokens[ last ]!.end ]!,
];
