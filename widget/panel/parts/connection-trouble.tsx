import { __ } from '@wordpress/i18n';
import { useChat, useChatState } from '../hooks/use-chat';
import { Link } from './link';

/** So many failed attempts in a row are worth another way to reach the shop. */
const TROUBLE = 3;

/** Another way to reach the shop, when this one stays shut. */
export function ConnectionTrouble() {
	const chat = useChat();
	const { connection, failures, session } = useChatState();
	if (
		connection === 'online' ||
		( connection !== 'stopped' && failures < TROUBLE )
	) {
		return null;
	}
	return (
		<p className="trouble">
			{ __( 'We cannot reach the chat right now.', 'baton' ) }{ ' ' }
			<button type="button" className="plain" onClick={ chat.tryAgain }>
				{ __( 'Connect again', 'baton' ) }
			</button>
			{ session.settings.contactUrl && (
				<Link url={ session.settings.contactUrl }>
					{ __( 'Contact us another way', 'baton' ) }
				</Link>
			) }
		</p>
	);
}
