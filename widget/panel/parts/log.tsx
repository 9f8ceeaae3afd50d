import { useMemo } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { entriesOf, type Entry } from '../chat/entries';
import { useChatState } from '../hooks/use-chat';
import { wayFor } from '../words/on-its-way';
import { dayName } from '../words/time';
import { Message } from './message';
import { Stream } from './stream';

export function Log() {
	const state = useChatState();
	const { view, own, caughtUp, session } = state;
	const way = wayFor(
		state,
		own.map( ( { id } ) => id )
	);
	const entries = useMemo( () => entriesOf( view, own ), [ view, own ] );
	const newest = entries.filter( isOwn ).at( -1 )?.key;
	return (
		<div
			role="log"
			aria-label={ __( 'Conversation', 'baton' ) }
			aria-busy={ ! caughtUp }
			className="log"
		>
			{ entries.map( ( entry ) => {
				switch ( entry.kind ) {
					case 'day':
						return (
							<p key={ entry.key } className="day">
								{ dayName( entry.at ) }
							</p>
						);
					case 'line':
						return (
							<p key={ entry.key } className="line">
								{ entry.text }
							</p>
						);
					case 'message':
						return (
							<Message
								key={ entry.key }
								entry={ entry }
								way={ entry.state === 'waiting' ? way : 'open' }
								newest={ entry.key === newest }
							/>
						);
				}
				return null;
			} ) }
			{ view.streams.map( ( stream ) => (
				<Stream
					key={ stream.turn }
					stream={ stream }
					name={ session.settings.assistantName }
				/>
			) ) }
		</div>
	);
}

const isOwn = ( entry: Entry ) =>
	entry.kind === 'message' && entry.from === 'customer';
