/** What the shop says of a question, and of what it may go on about. */
import type { Knowledge, Passage, Question } from '../ports';

/** "And to Norway?" is about what was asked before it. */
const SHORT = 40;

export interface InHand {
	/** They speak of the question itself, best first. */
	own: Passage[];
	/** Only together with the question before it do these. */
	before: Passage[];
}

/**
 * @param knowledge
 * @param question
 * @param question.asked
 * @param question.history
 * @param most             Passages in all.
 */
export async function passagesFor(
	knowledge: Knowledge,
	{ asked, history }: Pick< Question, 'asked' | 'history' >,
	most: number
): Promise< InHand > {
	const own = await knowledge.search( asked.join( ' ' ), most );
	const said = history.filter( ( { by } ) => by === 'customer' );
	const last = said.at( -1 )?.text ?? '';
	if ( asked.length > 1 || said.length < 2 || last.length >= SHORT ) {
		return { own, before: [] };
	}
	const both = await knowledge.search(
		`${ said.at( -2 )!.text } ${ last }`,
		most
	);
	const known = new Set( own.map( ( { entry } ) => entry ) );
	return {
		own,
		before: both
			.filter( ( { entry } ) => ! known.has( entry ) )
			.slice( 0, most - own.length ),
	};
}
