/**
 * Queries inside a shadow root: jsdom keeps the computed style of its elements
 * after they changed, so what is hidden is asked of the attribute instead, and
 * a shadow root cannot be printed when nothing is found.
 */
import { configure } from '@testing-library/dom';

configure( {
	defaultHidden: true,
	getElementError: ( message ) => new Error( message ?? 'Not found.' ),
} );
