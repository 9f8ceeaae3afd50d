import {
	useCallback,
	useEffect,
	useLayoutEffect,
	useRef,
	useState,
} from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { useChatState } from '../hooks/use-chat';
import { dialogKeys } from '../hooks/dialog-keys';
import { useFocusKept } from '../hooks/use-focus-kept';
import { useKeyboardRoom, useSheet } from '../hooks/use-sheet';
import { Composer } from './composer';
import { ConnectionTrouble } from './connection-trouble';
import { Conversation } from './conversation';
import { Header } from './header';
import { TalkToPerson } from './talk-to-person';

interface Props {
	side: 'left' | 'right';
	onClose: () => void;
}

/** The dialog; nothing of it exists before it was first opened. */
export function Dialog( { side, onClose }: Props ) {
	const { open, focusWanted, session, trouble } = useChatState();
	const sheet = useSheet();
	const dialog = useRef< HTMLDivElement >( null );
	const box = useRef< HTMLTextAreaElement >( null );
	const [ built, setBuilt ] = useState( open );
	const toBox = useCallback( () => box.current?.focus(), [] );
	// A touch screen's keyboard would cover what is to be read first.
	const toRest = () => ( isTouch() ? dialog : box ).current?.focus();
	useFocusKept( dialog, toRest );
	useKeyboardRoom( dialog, open && sheet );

	useEffect( () => setBuilt( ( was ) => was || open ), [ open ] );
	useLayoutEffect( () => {
		if ( open && focusWanted ) {
			toRest();
		}
	}, [ open, focusWanted ] );

	if ( ! built && ! open ) {
		return null;
	}
	return (
		// eslint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- Escape belongs to a dialog.
		<div
			ref={ dialog }
			role="dialog"
			aria-label={ __( 'Chat', 'baton' ) }
			aria-modal={ sheet || undefined }
			className={ `dialog ${ side }` }
			hidden={ ! open }
			tabIndex={ -1 }
			onKeyDown={ ( event ) => dialogKeys( event, sheet, onClose ) }
		>
			<Header onClose={ onClose } />
			<ConnectionTrouble />
			<Conversation toBox={ toBox } />
			<div className="foot">
				<TalkToPerson />
				<Composer box={ box } />
				{ session.settings.typingPreview && trouble === 'none' && (
					<p className="disclosure">
						{ __(
							'Our team can see what you type before you send it.',
							'baton'
						) }
					</p>
				) }
			</div>
		</div>
	);
}

const isTouch = () => window.matchMedia?.( '(pointer:coarse)' ).matches;
