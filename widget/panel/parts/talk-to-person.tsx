import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { Status } from '../../../protocol/events';
import { useChat, useChatState } from '../hooks/use-chat';
import { useSheet } from '../hooks/use-sheet';
import type { ChatState } from '../chat/state';
import { wayFor } from '../words/on-its-way';
import { Icon } from './icons';

/**
 * Always there, except where a phone needs the room and the person is there
 * already. Where there is nothing more to ask for, it says how it stands.
 */
export function TalkToPerson() {
	const chat = useChat();
	const state = useChatState();
	const { status } = state.view;
	/** The status in which it was pressed last: its answer holds no longer. */
	const [ pressedIn, setPressedIn ] = useState< Status >();
	const sheet = useSheet();
	const asks = status === 'assistant' || status === 'closed';

	if ( sheet && status === 'human' ) {
		return null;
	}
	return (
		<div className="person">
			<button
				type="button"
				onClick={ () => {
					setPressedIn( status );
					if ( asks ) {
						chat.request( 'request_person' );
					}
				} }
			>
				<Icon name="person" />
				{ __( 'Talk to a person', 'baton' ) }
			</button>
			<span role="status">
				{ pressedIn === status && answer( state ) }
			</span>
		</div>
	);
}

function answer( state: ChatState ): string {
	const { view, asked, refused } = state;
	if ( view.status === 'human' ) {
		return sprintf(
			/* translators: %s: the name of a person. */
			__( 'You are talking with %s.', 'baton' ),
			view.agent?.name ?? __( 'a person', 'baton' )
		);
	}
	if ( view.status === 'waiting' ) {
		return __( 'We have asked already.', 'baton' );
	}
	if ( refused === 'request_person' ) {
		return __( 'That did not work. Please try again.', 'baton' );
	}
	if ( ! asked.request_person ) {
		return '';
	}
	switch ( wayFor( state, [ asked.request_person ] ) ) {
		case 'open':
			return __( 'Asking…', 'baton' );
		case 'held':
			return __( 'Not yet. We go on asking by ourselves.', 'baton' );
		case 'shut':
			return __( 'We ask as soon as you are connected.', 'baton' );
	}
}
