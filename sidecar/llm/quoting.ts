/** The assistant without a model: it quotes the shop, and names the source. */
import type { Assistant, Knowledge, Piece, Question } from '../ports';

/** Of what is quoted, at most. */
const LONGEST = 900;

export class QuotingAssistant implements Assistant {
	constructor( private readonly knowledge: Knowledge ) {}

	async *answer( { history, settings }: Question ): AsyncIterable< Piece > {
		const asked = history
			.filter( ( { by } ) => by === 'customer' )
			.at( -1 );
		const question = asked?.text ?? '';
		const greeting = greetingFor( question );
		if ( greeting ) {
			yield { text: greeting };
			return;
		}
		const [ best ] = await this.knowledge.search( question, 1 );
		if ( ! best ) {
			yield {
				text: settings.words.unknown.replaceAll(
					'{topic}',
					shorten( question, 120 )
				),
			};
			return;
		}
		const before = settings.words.quoted.replaceAll(
			'{title}',
			best.source.title
		);
		yield {
			text: `${ before }\n${ shorten( best.text, LONGEST ) }`,
			sources: [ best.source ],
		};
	}
}

const shorten = ( text: string, longest: number ) =>
	text.length <= longest ? text : `${ text.slice( 0, longest - 1 ) }…`;

/** Nothing was asked yet, or any more. */
function greetingFor( text: string ): string | undefined {
	const bare = text.trim().replace( /[\p{P}\p{S}\s]+$/u, '' );
	if (
		/^(?:hi|hello|hey|hallo|good (?:morning|afternoon|evening))(?: there)?$/iu.test(
			bare
		)
	) {
		return 'Hello! What can I help you with?';
	}
	return /^(?:thanks?|thank you|thx|cheers|great|perfect|ok(?:ay)?)(?: (?:a lot|so much|very much|you))?$/iu.test(
		bare
	)
		? 'You are welcome. Is there anything else?'
		: undefined;
}
