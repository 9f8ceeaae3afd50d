/** The assistant without a model: it quotes the shop, and names the source. */
import {
	noTools,
	type Assistant,
	type Knowledge,
	type Passage,
	type Piece,
	type Question,
	type ToolResult,
	type Tools,
} from '../ports';

/** Of what is quoted, at most. */
const LONGEST = 900;
/** Of several asked at once, the latest. */
const QUESTIONS = 3;

export class QuotingAssistant implements Assistant {
	constructor(
		private readonly knowledge: Knowledge,
		private readonly tools: Tools = noTools
	) {}

	async *answer(
		question: Question,
		signal: AbortSignal
	): AsyncIterable< Piece > {
		const found = await this.tools.answer( question, signal );
		const said = found && pieceOf( found );
		if ( said ) {
			yield said;
			return;
		}
		yield* this.quote( question );
	}

	private async *quote( {
		asked,
		settings,
	}: Question ): AsyncIterable< Piece > {
		const greeting = greetingFor( asked.at( -1 ) ?? '' );
		if ( greeting && asked.length === 1 ) {
			yield { text: greeting };
			return;
		}
		const found = await this.passagesFor( asked );
		if ( found.length === 0 ) {
			yield {
				text: settings.words.unknown.replaceAll(
					'{topic}',
					shorten( asked.at( -1 ) ?? '', 120 )
				),
				missed: 'unknown',
			};
			return;
		}
		const quotes = found.map( ( { source, text } ) => {
			if ( ! source ) {
				return text;
			}
			const before = settings.words.quoted.replaceAll(
				'{title}',
				source.title
			);
			return `${ before }\n${ shorten( text, LONGEST ) }`;
		} );
		yield {
			text: quotes.join( '\n\n' ),
			sources: found.flatMap( ( { source } ) => source ?? [] ),
			entries: found.map( ( { entry } ) => entry ),
		};
	}

	/** One for each question; a sentence sent in pieces is one question. */
	private async passagesFor( asked: string[] ): Promise< Passage[] > {
		const found = new Map< string, Passage >();
		for ( const question of asked.slice( -QUESTIONS ) ) {
			const [ best ] = await this.knowledge.search( question, 1 );
			if ( best ) {
				found.set( best.text, best );
			}
		}
		if ( found.size > 0 || asked.length < 2 ) {
			return [ ...found.values() ];
		}
		return this.knowledge.search( asked.join( ' ' ), 1 );
	}
}

/** Undefined: the shop's pages are asked. */
function pieceOf( result: ToolResult ): Piece | undefined {
	switch ( result.kind ) {
		case 'answer':
			return { text: result.text, sources: result.sources };
		case 'ask':
			return { text: result.text };
		case 'unavailable':
			return { text: result.text, missed: 'unavailable' };
		case 'person':
			return {
				text: '',
				person: { trigger: result.trigger, why: result.why },
			};
		case 'wrong':
			return undefined;
	}
}

const shorten = ( text: string, longest: number ) =>
	text.length <= longest ? text : `${ text.slice( 0, longest - 1 ) }…`;

/** No greeting is longer. */
const GREETING = 80;

/** Nothing was asked yet, or any more. */
function greetingFor( text: string ): string | undefined {
	const trimmed = text.trim();
	if ( trimmed.length > GREETING ) {
		return undefined;
	}
	const bare = trimmed.replace( /[\p{P}\p{S}\s]+$/u, '' );
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
