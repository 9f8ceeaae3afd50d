import { __ } from '@wordpress/i18n';
import type { MessageEntry } from '../chat/entries';
import { useChat } from '../hooks/use-chat';

interface Props {
	id: string;
	state: NonNullable< MessageEntry[ 'state' ] >;
	online: boolean;
	newest: boolean;
}

/** How far the customer's own message got. Older ones that arrived say nothing. */
export function DeliveryState( { id, state, online, newest }: Props ) {
	const chat = useChat();
	if ( state === 'refused' ) {
		return (
			<p className="state bad">
				{ __( 'Not sent.', 'baton' ) }{ ' ' }
				<button
					type="button"
					className="plain"
					onClick={ () => chat.sendAgain( id ) }
				>
					{ __( 'Try again', 'baton' ) }
				</button>
			</p>
		);
	}
	if ( state !== 'waiting' && ! newest ) {
		return null;
	}
	return (
		// The message was announced; how it travels is not.
		<p className="state" aria-live="off">
			{ words( state, online ) }
		</p>
	);
}

function words( state: Props[ 'state' ], online: boolean ): string {
	if ( state === 'waiting' ) {
		return online
			? __( 'Sending…', 'baton' )
			: __( 'Waiting for connection', 'baton' );
	}
	return state === 'seen' ? __( 'Seen', 'baton' ) : __( 'Sent', 'baton' );
}
