import { Button, Spinner } from '@wordpress/components';
import {
	useEffect,
	useLayoutEffect,
	useRef,
	useState,
} from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { Agent } from '../../../protocol/events';
import type { ConversationView } from '../../../protocol/view';
import { logEntries } from '../log-entries';
import type { OpenFrame } from '../state/desk-state';
import { LogEntryRow } from './log-entry';
import { MessageArticle } from './message-article';

interface Props {
	loading: boolean;
	view: ConversationView;
	unsent: Array< Extract< OpenFrame, { type: 'send' } > >;
	you: Agent | undefined;
}

/** Pixels from the end that still count as being there. */
const NEAR = 48;

export function ConversationLog( { loading, view, unsent, you }: Props ) {
	const box = useRef< HTMLDivElement >( null );
	const atEnd = useRef( true );
	const [ below, setBelow ] = useState( false );
	const entries = logEntries( view.events );
	const written = view.streams.map( ( { text } ) => text.length ).join();

	const toEnd = () => {
		box.current?.scrollTo?.( { top: box.current.scrollHeight } );
		setBelow( false );
	};
	useLayoutEffect( () => {
		if ( atEnd.current ) {
			toEnd();
		} else {
			setBelow( true );
		}
	}, [ entries.length, unsent.length, written ] );
	useEffect( () => {
		// The box changes its height with the reply's and with the window.
		const log = box.current;
		if ( ! log || typeof ResizeObserver === 'undefined' ) {
			return;
		}
		const watch = new ResizeObserver( () => {
			if ( atEnd.current ) {
				log.scrollTo( { top: log.scrollHeight } );
			}
		} );
		watch.observe( log );
		return () => watch.disconnect();
	}, [] );

	return (
		<div className="baton-log__frame">
			<div
				ref={ box }
				className="baton-log"
				role="log"
				aria-label={ __( 'Conversation', 'baton' ) }
				aria-busy={ loading }
				// A scrolling box must be reachable without a mouse.

				tabIndex={ 0 }
				onScroll={ ( { currentTarget: log } ) => {
					atEnd.current =
						log.scrollHeight - log.scrollTop - log.clientHeight <
						NEAR;
					if ( atEnd.current ) {
						setBelow( false );
					}
				} }
			>
				{ loading && <Spinner /> }
				{ entries.map( ( entry ) => (
					<LogEntryRow
						key={ entry.key }
						entry={ entry }
						seen={
							entry.kind === 'message' &&
							entry.event.from.kind === 'agent' &&
							view.readBy.customer >= entry.event.seq
						}
					/>
				) ) }
				{ view.streams.map( ( stream ) => (
					<MessageArticle
						key={ stream.turn }
						kind="assistant"
						speaker={ __( 'Assistant', 'baton' ) }
						time={ __( 'writing…', 'baton' ) }
						text={ stream.text }
						sources={ stream.sources }
						busy
					/>
				) ) }
				{ unsent.map( ( frame ) => (
					<MessageArticle
						key={ frame.id }
						kind="agent"
						speaker={ you?.name ?? '' }
						time={
							frame.heldUp
								? __( 'kept, not sent yet', 'baton' )
								: __( 'sending…', 'baton' )
						}
						text={ frame.text }
					/>
				) ) }
			</div>
			{ below && (
				<Button
					className="baton-log__below"
					variant="secondary"
					size="compact"
					icon="arrow-down-alt2"
					onClick={ toEnd }
				>
					{ __( 'New below', 'baton' ) }
				</Button>
			) }
		</div>
	);
}
