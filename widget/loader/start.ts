import type { LoaderConfig } from '../../protocol/session';
import type { PanelHandle } from '../contract';
import { openKey, recall, SHEET_WIDTH, shownKey } from '../memory';
import { fetchAvailability, whenIdle } from './availability';
import { createBubble } from './bubble';
import { loadPanel } from './panel-script';
import { retryAfter } from './retry';
import { fetchSession } from './session';

type Phase =
	| { name: 'resting' }
	| { name: 'loading'; openAfter: boolean }
	| { name: 'mounted'; panel: PanelHandle };

/** So long (ms) after the chat came back by itself a press still means to open it. */
const AIM_MS = 1_500;

/**
 * Puts the bubble on the page; the panel comes with its first use.
 *
 * @return Takes the bubble and its listeners away again; a panel stays.
 */
export function start( config: LoaderConfig ): () => void {
	const bubble = createBubble( config, pressed );
	const session = () => fetchSession( config.sessionUrl );
	const open = openKey( config.shop );
	let phase: Phase = { name: 'resting' };
	let failures = 0;
	let again: ReturnType< typeof setTimeout > | undefined;
	let cameUpAt = -Infinity;
	/** A press that was aimed at the closed chat is not to shut it again. */
	const justCameUp = () => performance.now() - cameUpAt < AIM_MS;

	function pressed(): void {
		if ( phase.name === 'loading' ) {
			phase.openAfter = true;
			bubble.setBusy( true );
		} else if ( phase.name === 'resting' ) {
			void load( true );
		} else if ( phase.panel.isOpen() && ! justCameUp() ) {
			phase.panel.close();
		} else {
			phase.panel.open( true );
		}
	}

	/** Loads the panel. `asked`: by the visitor, who is told of a failure. */
	async function load( asked: boolean ): Promise< void > {
		const loading = { name: 'loading' as const, openAfter: asked };
		phase = loading;
		clearTimeout( again );
		if ( asked ) {
			bubble.setFailed( false );
		}
		bubble.setBusy( asked );
		try {
			const first = await session();
			const module = await loadPanel( first.panel.script );
			const panel = module.mount(
				{
					root: bubble.root,
					config,
					session,
					setUnread: bubble.setUnread,
					setAvailable: bubble.setAvailable,
					setExpanded: bubble.setExpanded,
					focusBubble: bubble.focus,
				},
				first
			);
			phase = { name: 'mounted', panel };
			bubble.setFailed( false );
			if ( loading.openAfter ) {
				panel.open( true );
			} else if ( wasShown( config.shop ) ) {
				panel.open( false );
				cameUpAt = performance.now();
			}
		} catch {
			phase = { name: 'resting' };
			if ( loading.openAfter ) {
				bubble.setFailed( true );
			}
			// Goes on only where a conversation is open: see takeUp.
			again = setTimeout(
				takeUp,
				retryAfter( ++failures, Math.random() )
			);
		}
		bubble.setBusy( false );
	}

	/**
	 * A conversation that is open in this browser is connected at once. One
	 * look into one storage: the first into each holds up the page.
	 */
	function takeUp(): void {
		const unread = recall( 'localStorage', open );
		if ( phase.name === 'resting' && unread !== null ) {
			bubble.setUnread( Number( unread ) || 0 );
			void load( false );
		}
	}

	function heard( { key }: StorageEvent ): void {
		if ( key === open ) {
			takeUp();
		}
	}

	function seen(): void {
		if ( document.visibilityState === 'visible' ) {
			takeUp();
		}
	}

	window.addEventListener( 'storage', heard );
	window.addEventListener( 'online', takeUp );
	document.addEventListener( 'visibilitychange', seen );
	takeUp();
	if ( phase.name === 'resting' && config.sidecarUrl ) {
		whenIdle( () => {
			if ( phase.name === 'resting' ) {
				void fetchAvailability( config.sidecarUrl ).then(
					bubble.setAvailable
				);
			}
		} );
	}
	return () => {
		window.removeEventListener( 'storage', heard );
		window.removeEventListener( 'online', takeUp );
		document.removeEventListener( 'visibilitychange', seen );
		clearTimeout( again );
		bubble.root.host.remove();
	};
}

/** A sheet over the whole screen does not come back by itself after a page change. */
function wasShown( shop: string ): boolean {
	return (
		recall( 'sessionStorage', shownKey( shop ) ) !== null &&
		window.innerWidth > SHEET_WIDTH
	);
}
