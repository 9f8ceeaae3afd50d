import { useEffect, useRef } from '@wordpress/element';
import type { FormState } from './form-state';

/**
 * The page is long: when the server refused a field, the first one that it did
 * is brought into sight and focused.
 * @param form
 * @return Of the form's element.
 */
export function useFirstWrong( form: FormState | undefined ) {
	const element = useRef< HTMLFormElement >( null );
	const before = useRef( form?.progress );
	useEffect( () => {
		const wasSaving = before.current === 'saving';
		before.current = form?.progress;
		if ( ! wasSaving || form?.progress !== 'idle' ) {
			return undefined;
		}
		// A closed group with a refused field opens first.
		const soon = setTimeout( () => {
			const field = element.current
				?.querySelector( '.baton-field.is-wrong' )
				?.querySelector< HTMLElement >(
					'input, textarea, select, button'
				);
			field?.focus( { preventScroll: true } );
			// In the middle: the bar with the button lies over the lower edge.
			field?.scrollIntoView?.( { block: 'center' } );
		} );
		return () => clearTimeout( soon );
	}, [ form?.progress ] );
	return element;
}
