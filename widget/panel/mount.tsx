import { createRoot, flushSync } from '@wordpress/element';
import { setLocaleData } from '@wordpress/i18n';
import type { CustomerSession } from '../../protocol/session';
import { accentOf } from '../accent';
import type { PanelHandle, PanelHost } from '../contract';
import { remember, shownKey } from '../memory';
import { addStyles } from '../stylesheet';
import { createChat } from './chat/chat';
import { ChatContext } from './hooks/use-chat';
import { Dialog } from './parts/dialog';
import { panelStyles } from './styles';
import { localeData } from './words/locale-data';

/** Builds the panel beside the bubble and connects. */
export function mount(
	host: PanelHost,
	session: CustomerSession
): PanelHandle {
	setLocaleData( localeData( session.translations ), 'baton' );
	addStyles( host.root, panelStyles( accentOf( host.config.accent ) ) );
	const place = document.createElement( 'div' );
	// Before the bubble: the dialog is what its button opens, and Tab goes from it to the button.
	host.root.prepend( place );

	const chat = createChat( host, session );

	function show( open: boolean, focus = false ): void {
		flushSync( () => chat.show( open, focus ) );
		remember(
			'sessionStorage',
			shownKey( session.shop ),
			open ? '1' : null
		);
	}
	function close(): void {
		show( false );
		host.focusBubble();
	}

	createRoot( place ).render(
		<ChatContext.Provider value={ chat }>
			<Dialog side={ host.config.side } onClose={ close } />
		</ChatContext.Provider>
	);

	return {
		open: ( focus ) => show( true, focus ),
		close,
		isOpen: () => chat.store.get().open,
	};
}
