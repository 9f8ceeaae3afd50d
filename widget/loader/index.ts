/** The storefront's only script before the chat is first used. */
import { start } from './start';

function begin(): void {
	if ( window.batonConfig && ! document.getElementById( 'baton-chat' ) ) {
		start( window.batonConfig );
	}
}

// Optimisers move scripts: into the head, and before what they are given.
if ( document.readyState === 'loading' ) {
	document.addEventListener( 'DOMContentLoaded', begin );
} else {
	begin();
}
