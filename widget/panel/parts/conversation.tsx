import { useEffect } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ConversationView } from '../../../protocol/view';
import { useChat, useChatState } from '../hooks/use-chat';
import { useFollow } from '../hooks/use-follow';
import { usePageVisible } from '../hooks/use-page-visible';
import { useWayToForm } from '../hooks/use-way-to-form';
import { seenUpTo } from '../chat/state';
import { countUnread } from '../chat/unread';
import { Icon } from './icons';
import { Log } from './log';
import { ModelChoice } from './model-choice';
import { Text } from './text';
import { TicketOffer } from './ticket-offer';
import { Typing } from './typing';
import { WaitingCard } from './waiting-card';

/** Closed without a line in the log that says so. */
function isClosedSilently( { status, events }: ConversationView ): boolean {
	const changes = events.filter( ( event ) => event.type === 'status' );
	return status === 'closed' && ! changes.at( -1 )?.line;
}

/** Everything that scrolls: the log, and what is to be decided below it. */
export function Conversation( { toBox }: { toBox: () => void } ) {
	const chat = useChat();
	const state = useChatState();
	const { view, own, open, session } = state;
	const visible = usePageVisible();
	const way = useWayToForm();
	const follow = useFollow( state, `${ state.sentHere } ${ open }` );
	const { atEnd } = follow;
	const unread = countUnread( view.events, seenUpTo( state ) );

	useEffect( () => {
		if ( open && visible && atEnd ) {
			chat.sawAll();
		}
	}, [ chat, open, visible, atEnd, view ] );

	return (
		<div className="middle">
			<div
				className="scroller"
				ref={ follow.scroller }
				onScroll={ follow.onScroll }

				tabIndex={ 0 }
				role="group"
				aria-label={ __( 'Messages', 'baton' ) }
			>
				{ session.settings.greeting && (
					<div className="message assistant greeting">
						<div className="balloon">
							<Text text={ session.settings.greeting } />
						</div>
					</div>
				) }
				{ state.modelNotice && ! view.model && (
					<p className="line notice">{ state.modelNotice }</p>
				) }
				<Log />
				<Typing />
				<ModelChoice toBox={ toBox } />
				<WaitingCard toBox={ toBox } toForm={ way.go } />
				<TicketOffer way={ way } toBox={ toBox } />
				{ isClosedSilently( view ) && own.length === 0 && (
					<p className="line">
						{ __(
							'This conversation is closed. Write again to go on with it.',
							'baton'
						) }
					</p>
				) }
			</div>
			{ ! atEnd && unread > 0 && (
				<button
					type="button"
					className="newer"
					onClick={ () => {
						follow.toEnd();
						toBox();
					} }
				>
					{ __( 'New messages', 'baton' ) }
					<Icon name="down" />
				</button>
			) }
		</div>
	);
}
