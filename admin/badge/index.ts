/** On every wp-admin page but the desk: who waits, and a bell for a new handoff. */
import { startBadge } from './start';

if ( ! document.getElementById( 'baton-desk' ) ) {
	startBadge();
}
