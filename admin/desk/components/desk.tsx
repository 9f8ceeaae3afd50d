import { useDeskState } from '../hooks/use-desk-state';
import { useAttention } from '../hooks/use-attention';
import { useFacts, lookUp } from '../hooks/use-facts';
import { useLeaveWarning } from '../../common/use-leave-warning';
import { useNow } from '../hooks/use-now';
import { useSelection } from '../hooks/use-selection';
import { useTop } from '../hooks/use-top';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { connectionWords, isLost } from '../connection-words';
import type { DeskStore } from '../state/desk-store';
import { itemOf } from '../state/selectors';
import { DeskBar } from './desk-bar';
import { DeskNotices } from './desk-notices';
import { DeskTrouble } from './desk-trouble';
import { FactsPane } from './facts-pane';
import { ListsPane } from './lists-pane';
import { TalkPane } from './talk-pane';

/** The three panes; a narrow screen shows the one that `data-pane` names. */
export function Desk( { store }: { store: DeskStore } ) {
	const state = useDeskState( store );
	const select = useSelection( store );
	const now = useNow();
	const sound = useAttention( store, state, ! isLost( state, now ) );
	const [ factsOpen, openFacts ] = useState( false );
	const top = useTop();
	const { selected } = state;
	const item = itemOf( state, selected );
	const online = state.connection.state === 'online';
	useFacts( store, selected, item, online );
	useLeaveWarning(
		Object.values( state.frames ).some( ( { type } ) => type === 'send' )
	);

	const narrowPane = factsOpen ? 'facts' : 'talk';
	return (
		<div
			ref={ top }
			className="baton-desk"
			data-pane={ selected ? narrowPane : 'lists' }
		>
			<DeskBar
				available={ state.available }
				online={ online }
				connection={ connectionWords( state, now ) }
				muted={ sound.muted }
				onAvailable={ ( available ) =>
					store.whisper( { type: 'available', available } )
				}
				onMute={ sound.mute }
			/>
			<DeskTrouble
				state={ state }
				now={ now }
				onAgain={ store.reconnect }
			/>
			<DeskNotices
				notices={ state.notices }
				onDismiss={ ( notice ) =>
					store.dispatch( { type: 'dismiss', notice } )
				}
			/>
			<div className="baton-desk__panes">
				<ListsPane
					state={ state }
					now={ now + state.clockAhead }
					known={
						state.deskSeq !== undefined && ! isLost( state, now )
					}
					onSelect={ ( conversation ) => {
						openFacts( false );
						select( conversation );
					} }
				/>
				{ selected ? (
					<TalkPane
						key={ selected }
						store={ store }
						state={ state }
						conversation={ selected }
						now={ now }
						onBack={ () => select( undefined ) }
						onFacts={ () => openFacts( true ) }
					/>
				) : (
					<section className="baton-talk baton-talk--none">
						<p>
							{ __(
								'Choose a conversation. Those who wait the longest stand first.',
								'baton'
							) }
						</p>
					</section>
				) }
				{ selected && (
					<FactsPane
						item={ item }
						view={ state.views[ selected ] }
						facts={ state.facts[ selected ] }
						now={ now + state.clockAhead }
						onAgain={ ( what ) => lookUp( store, selected, what ) }
						onBack={ () => openFacts( false ) }
					/>
				) }
			</div>
		</div>
	);
}
