import { emptyView, expire } from '../../../protocol/view';
import { useReadCursor } from '../hooks/use-read-cursor';
import { useTypingSignal } from '../hooks/use-typing-signal';
import type { DeskState } from '../state/desk-state';
import type { DeskStore } from '../state/desk-store';
import { isPending, itemOf, unsentOf } from '../state/selectors';
import { ConversationLog } from './conversation-log';
import { ReplyBox } from './reply-box';
import { TalkHeader } from './talk-header';
import { TypingPreview } from './typing-preview';

interface Props {
	store: DeskStore;
	state: DeskState;
	conversation: string;
	now: number;
	onBack: () => void;
	onFacts: () => void;
}

/** The open conversation: who, what was said, what is being typed, the reply. */
export function TalkPane( {
	store,
	state,
	conversation,
	now,
	onBack,
	onFacts,
}: Props ) {
	const item = itemOf( state, conversation );
	const held = state.views[ conversation ];
	const view = expire( held ?? emptyView, now );
	const mine = view.status === 'human' && view.agent?.id === state.you?.id;
	const signal = useTypingSignal( store, conversation );
	useReadCursor( store, held, mine, state.connection.state === 'online' );

	const name = item?.customer.name ?? '';
	/** What is written while the conversation is being accepted follows right behind. */
	const mayWrite = mine || isPending( state, conversation, 'accept' );
	const pending = ( type: 'accept' | 'decline' | 'return' | 'close' ) =>
		isPending( state, conversation, type );

	return (
		<section className="baton-talk" aria-labelledby="baton-talk-name">
			<TalkHeader
				name={ name }
				status={ held ? view.status : item?.status }
				agent={ view.agent ?? item?.agent }
				mine={ mine }
				pending={ pending }
				onDo={ ( type ) => store.send( { type, conversation } ) }
				onBack={ onBack }
				onFacts={ onFacts }
			/>
			<ConversationLog
				loading={ held === undefined }
				view={ view }
				unsent={ unsentOf( state, conversation ) }
				you={ state.you }
			/>
			<TypingPreview
				name={ name }
				typing={ view.typing.find( ( { who } ) => who === 'customer' ) }
			/>
			<ReplyBox
				draft={ state.drafts[ conversation ] ?? '' }
				opening={ state.openings[ conversation ] }
				status={ held ? view.status : item?.status }
				mine={ mayWrite }
				onDraft={ ( text ) => {
					store.dispatch( { type: 'draft', conversation, text } );
					if ( mine ) {
						signal.typed( text );
					}
				} }
				onOpening={ () =>
					store.dispatch( { type: 'use_opening', conversation } )
				}
				onSend={ ( text ) => {
					signal.stop();
					store.send( { type: 'send', conversation, text } );
					store.dispatch( { type: 'draft', conversation, text: '' } );
				} }
				onBlur={ signal.stop }
			/>
		</section>
	);
}
