/** The words of a phrase or a name, as they stand in a text that was read. */
import { fold } from './fold';
import { tokenise } from './tokens';

export const wordsIn = ( text: string ): string[] =>
	tokenise( fold( text ) )
		.filter( ( { kind } ) => kind !== 'mark' )
		.map( ( { text: word } ) => word );
