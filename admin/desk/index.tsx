/** The agent desk, on `#baton-desk`. */
import { createRoot } from '@wordpress/element';
import { DeskScreen } from './components/desk-screen';
import './desk.scss';

const place = document.getElementById( 'baton-desk' );
if ( place ) {
	createRoot( place ).render( <DeskScreen /> );
}
