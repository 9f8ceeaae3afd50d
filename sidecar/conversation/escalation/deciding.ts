/** The decision in steps, for whoever has others to serve between them. */
import { decideOn, type Decision, type HeardConversation } from './decide';
import { READ } from './fold';
import { hear, isRemembered, wordingIn, type Heard } from './hear';
import { prepared, type DetectionSettings } from './settings';

/**
 * As `decide` does. Before it reads a text that it does not know, it yields how
 * many characters that will be.
 */
export function* deciding(
	conversation: HeardConversation,
	settings: DetectionSettings
): Generator< number, Decision, void > {
	const { messages } = conversation;
	const ready = prepared( settings );
	// Its own, whatever others make the memory forget meanwhile.
	const heard = new Map< string, Heard >();
	// Only questions that were answered are compared.
	const answered = messages
		.map( ( { role } ) => role )
		.lastIndexOf( 'assistant' );
	for ( const [ i, { role, text } ] of messages.entries() ) {
		if ( role !== 'user' ) {
			continue;
		}
		if ( ! heard.has( text ) && ! isRemembered( text, ready ) ) {
			yield Math.min( text.length, READ );
		}
		const one = heard.get( text ) ?? hear( text, ready );
		heard.set( text, one );
		if ( i < answered && one.isQuestion && ! one.wording ) {
			yield Math.min( text.length, READ );
			wordingIn( text, one, ready );
		}
	}
	return decideOn( conversation, ready, ( text ) => heard.get( text )! );
}
