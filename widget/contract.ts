/** What the loader and the panel, two separate scripts, know of each other. */
import type { CustomerSession, LoaderConfig } from '../protocol/session';

/** The bubble, as the panel may use it. */
export interface PanelHost {
	/** Where the bubble stands; the panel draws beside it. */
	root: ShadowRoot;
	config: LoaderConfig;
	/** A new session. Rejects on every answer that is not one. */
	session: () => Promise< CustomerSession >;
	/** The number on the bubble; 0 takes it away. */
	setUnread: ( count: number ) => void;
	/** A person is available now. */
	setAvailable: ( available: boolean ) => void;
	/** The dialog is shown. */
	setExpanded: ( expanded: boolean ) => void;
	focusBubble: () => void;
}

export interface PanelHandle {
	/** Shows the dialog; `focus` puts the cursor into its box. */
	open: ( focus: boolean ) => void;
	/** Hides the dialog and gives the focus back to the bubble. */
	close: () => void;
	isOpen: () => boolean;
}

/** What the panel's script leaves in `window.batonPanel`. */
export interface PanelModule {
	mount: ( host: PanelHost, session: CustomerSession ) => PanelHandle;
}

declare global {
	interface Window {
		batonConfig?: LoaderConfig;
		batonPanel?: PanelModule;
	}
}
