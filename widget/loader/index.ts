/** The storefront's only script before the chat is first used. */
import { start } from './start';

if ( window.batonConfig && ! document.getElementById( 'baton-chat' ) ) {
	start( window.batonConfig );
}
