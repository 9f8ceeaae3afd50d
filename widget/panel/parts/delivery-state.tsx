import { __ } from '@wordpress/i18n';
import type { MessageEntry } from '../chat/entries';
import { useChat } from '../hooks/use-chat';
import { wayWords, type Way } from '../words/on-its-way';

interface Props {
	id: string;
	state: NonNullable< MessageEntry[ 'state' ] >;
	way: Way;
	newest: boolean;
}

/** How far the customer's own message got. Older ones that arrived say nothing. */
export function DeliveryState( { id, state, way, newest }: Props ) {
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
			{ words( state, way ) }
		</p>
	);
}

function words( state: Props[ 'state' ], way: Way ): string {
	if ( state === 'waiting' ) {
		return wayWords( way );
	}
	return state === 'seen' ? __( 'Seen', 'baton' ) : __( 'Sent', 'baton' );
}
