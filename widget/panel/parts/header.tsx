import { __ } from '@wordpress/i18n';
import type { ChatState } from '../chat/state';
import { useChatState } from '../hooks/use-chat';
import { connectionWords, nameAtTop } from '../words/connection';
import { Icon } from './icons';

export function Header( { onClose }: { onClose: () => void } ) {
	const state = useChatState();
	const name = nameAtTop( state );
	return (
		<div className="header">
			<span className="avatar" aria-hidden="true">
				{ Array.from( name.trim() )[ 0 ]?.toUpperCase() }
			</span>
			<div className="who">
				<h2>{ name }</h2>
				<p role="status" className={ `how ${ look( state ) }` }>
					{ connectionWords( state ) }
				</p>
			</div>
			<button
				type="button"
				className="round"
				aria-label={ __( 'Close chat', 'baton' ) }
				onClick={ onClose }
			>
				<Icon name="close" />
			</button>
		</div>
	);
}

/** The colour of the dot: of the connection, and red once it is missed. */
const look = ( { connection, trouble }: ChatState ) =>
	connection !== 'online' && trouble !== 'none' ? 'lost' : connection;
