import { __, sprintf } from '@wordpress/i18n';
import type { ChatState } from '../chat/state';

/** The one line under the name: how it stands. */
export function connectionWords( state: ChatState ): string {
	switch ( state.connection ) {
		case 'online':
			return onlineWords( state );
		case 'offline':
			return __( 'Offline', 'baton' );
		case 'stopped':
			return __( 'Not connected', 'baton' );
		case 'retrying':
		case 'connecting':
		case 'idle':
			return attemptWords( state );
	}
}

function attemptWords( { trouble, caughtUp }: ChatState ): string {
	if ( trouble !== 'none' ) {
		return __( 'Not connected', 'baton' );
	}
	return caughtUp
		? __( 'Reconnecting…', 'baton' )
		: __( 'Connecting…', 'baton' );
}

function onlineWords( { view }: ChatState ): string {
	switch ( view.status ) {
		case 'assistant':
			return __( 'AI assistant · online', 'baton' );
		case 'waiting':
			return view.named
				? sprintf(
						/* translators: %s: the name of a person. */
						__( 'Waiting for %s', 'baton' ),
						view.named.name
					)
				: __( 'Waiting for our support team', 'baton' );
		case 'human':
			return __( 'Support team · online', 'baton' );
		case 'closed':
			return __( 'Conversation closed', 'baton' );
	}
}

/** Whose name stands at the top. */
export const nameAtTop = ( { view, session }: ChatState ) =>
	view.agent?.name ?? session.settings.assistantName;
