/** The settings page, on `#baton-settings`. */
import { createRoot } from '@wordpress/element';
import { SettingsScreen } from './components/settings-screen';
import './settings.scss';

const place = document.getElementById( 'baton-settings' );
if ( place ) {
	createRoot( place ).render( <SettingsScreen /> );
}
