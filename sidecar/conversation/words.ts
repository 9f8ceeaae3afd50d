/** The owner's words, with their placeholders filled in. */
import { MAX_TEXT, type NewEvent, type ShopSettings } from '../../protocol';

/** A placeholder that is not given stays as it stands. */
export function fill(
	words: string,
	values: Record< string, string >
): string {
	return words
		.replace( /\{(\w+)\}/g, ( whole, name ) => values[ name ] ?? whole )
		.slice( 0, MAX_TEXT );
}

export const firstName = ( name: string ) => name.trim().split( /\s+/ )[ 0 ]!;

/** The text for when nobody is available. */
export function afterHoursText( { words, emergencyContact }: ShopSettings ) {
	const text = fill( words.afterHours, { next_opening: words.nextOpening } );
	return emergencyContact.trim() === ''
		? text
		: `${ text } ${ fill( words.emergency, {
				emergency_contact: emergencyContact,
			} ) }`;
}

/** Something that the assistant says. */
export function assistantSays(
	settings: ShopSettings,
	id: string,
	text: string
): Extract< NewEvent, { type: 'message' } > {
	return {
		audience: 'all',
		type: 'message',
		id,
		from: { kind: 'assistant', name: settings.assistantName },
		text: text.slice( 0, MAX_TEXT ),
	};
}
