import { __ } from '@wordpress/i18n';
import type { Trouble } from '../chat/trouble';
import { useChat, useChatState } from '../hooks/use-chat';
import { Link } from './link';

/** What is going on, what becomes of one's words, and another way to reach the shop. */
export function ConnectionTrouble() {
	const chat = useChat();
	const { trouble, session } = useChatState();
	const { contactUrl, contactEmail } = session.settings;
	return (
		<div className="trouble">
			<p role="status">{ words( trouble ) }</p>
			{ trouble === 'unreachable' && (
				<p className="ways">
					<button
						type="button"
						className="plain"
						onClick={ chat.tryAgain }
					>
						{ __( 'Connect again', 'baton' ) }
					</button>
					{ contactUrl && (
						<Link url={ contactUrl }>
							{ __( 'Contact us another way', 'baton' ) }
						</Link>
					) }
					{ contactEmail && (
						<Link url={ `mailto:${ contactEmail }` }>
							{ __( 'Write an e-mail', 'baton' ) }
						</Link>
					) }
				</p>
			) }
		</div>
	);
}

function words( trouble: Trouble ): string {
	switch ( trouble ) {
		case 'none':
			return '';
		case 'offline':
			return __(
				'You are offline. What you write here is kept, and sent as soon as you are back.',
				'baton'
			);
		case 'unreachable':
			return __(
				'We cannot reach the chat right now. What you write here is kept, and sent as soon as it works again.',
				'baton'
			);
	}
}
