/** @jest-environment jsdom */
import { loaderConfig } from './support/fixtures';

/** The page as its parser has it: still reading, or done. */
function parsed( readyState: DocumentReadyState ): void {
	Object.defineProperty( document, 'readyState', {
		value: readyState,
		configurable: true,
	} );
}

const bubble = () => document.getElementById( 'baton-chat' );
const load = () =>
	jest.isolateModules( () => require( '../../widget/loader/index' ) );

it( '3.6 a loader that an optimiser put into the head, before its settings, waits for the page', () => {
	parsed( 'loading' );
	const { body } = document;
	body.remove();
	load();
	load();
	window.batonConfig = loaderConfig( '' );
	document.documentElement.append( body );
	expect( bubble() ).toBeNull();
	parsed( 'interactive' );
	document.dispatchEvent( new Event( 'DOMContentLoaded' ) );
	expect( document.querySelectorAll( '#baton-chat' ) ).toHaveLength( 1 );
	bubble()?.remove();
	load();
	expect( bubble() ).not.toBeNull();
} );
