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

/** So long (ms) a visitor waits without a word. */
const SLOW_MS = 4_000;
/** So long (ms) good news stands on the page. */
const NEWS_MS = 15_000;
/** So long (ms) after the chat came back by itself a press still means to open it. */
const AIM_MS = 1_500;

/**
 * Puts the bubble on the page; the panel comes with its first use.
 *
 * @return Takes the bubble and its listeners away again; a panel stays.
 */
export function start( config: LoaderConfig ): () => void {
	const bubble = createBubble( config, {
		click: pressed,
		again: pressed,
		dismiss() {
			told = false;
			bubble.setNote( undefined );
			bubble.focus();
		},
	} );
	const session = () => fetchSession( config.sessionUrl );
	const open = openKey( config.shop );
	let phase: Phase = { name: 'resting' };
	let failures = 0;
	/** The visitor was told that the chat does not open, and has not put it away. */
	let told = false;
	let later: ReturnType< typeof setTimeout > | undefined;
	let again: ReturnType< typeof setTimeout > | undefined;
	let cameUpAt = -Infinity;
	/** A press that was aimed at the closed chat is not to shut it again. */
	const justCameUp = () => performance.now() - cameUpAt < AIM_MS;

	function pressed(): void {
		if ( phase.name === 'loading' ) {
			phase.openAfter = true;
			waits();
		} else if ( phase.name === 'resting' ) {
			void load( true );
		} else if ( phase.panel.isOpen() && ! justCameUp() ) {
			phase.panel.close();
		} else {
			bubble.setNote( undefined );
			phase.panel.open( true );
		}
	}

	/** The visitor does: a turning ring, and soon words. */
	function waits(): void {
		bubble.setBusy( true );
		bubble.setNote( undefined );
		clearTimeout( later );
		later = setTimeout( () => bubble.setNote( 'slow' ), SLOW_MS );
	}

	/** Loads the panel. `asked`: by the visitor, who is told of a failure. */
	async function load( asked: boolean ): Promise< void > {
		const loading = { name: 'loading' as const, openAfter: asked };
		phase = loading;
		clearTimeout( again );
		if ( asked ) {
			waits();
		}
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
			clearTimeout( later );
			if ( told && ! loading.openAfter ) {
				bubble.setNote( 'back' );
				later = setTimeout(
					() => bubble.setNote( undefined ),
					NEWS_MS
				);
			} else {
				bubble.setNote( undefined );
			}
			told = false;
			if ( loading.openAfter ) {
				panel.open( true );
			} else if ( wasShown( config.shop ) ) {
				panel.open( false );
				cameUpAt = performance.now();
			}
		} catch {
			phase = { name: 'resting' };
			clearTimeout( later );
			told ||= loading.openAfter;
			if ( told ) {
				bubble.setNote( 'failed' );
				// Whoever it is cannot be reached.
				bubble.setAvailable( false );
			}
			// Goes on only where somebody waits for it: see takeUp.
			again = setTimeout(
				takeUp,
				retryAfter( ++failures, Math.random() )
			);
		}
		bubble.setBusy( false );
	}

	/**
	 * A conversation that is open in this browser is connected at once, and what
	 * the visitor was told about is tried again. One look into one storage: the
	 * first into each holds up the page.
	 */
	function takeUp(): void {
		const unread = recall( 'localStorage', open );
		if ( phase.name === 'resting' && ( told || unread !== null ) ) {
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
		clearTimeout( later );
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
