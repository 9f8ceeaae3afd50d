import { useState } from '@wordpress/element';
import { useChat } from './use-chat';

/**
 * A value that survives a reload, kept under the visitor's id.
 *
 * @param name  What it is kept as.
 * @param first What it is when nothing was kept.
 */
export function useKept< T extends object >(
	name: string,
	first: () => T
): [ T, ( value: T ) => void ] {
	const chat = useChat();
	const [ value, setValue ] = useState< T >( () => {
		const start = first();
		try {
			const kept = JSON.parse( chat.storage().get( name ) ?? '{}' );
			return Object.assign( start, kept );
		} catch {
			return start;
		}
	} );
	return [
		value,
		( next ) => {
			chat.storage().set( name, JSON.stringify( next ) );
			setValue( next );
		},
	];
}
