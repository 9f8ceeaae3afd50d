import type { LoaderConfig } from '../../protocol/session';
import type { PanelHandle } from '../contract';
import { OPEN_KEY, recall, SHEET_WIDTH, SHOWN_KEY } from '../memory';
import { fetchAvailability, whenIdle } from './availability';
import { createBubble } from './bubble';
import { loadPanel } from './panel-script';
import { fetchSession } from './session';

type Phase =
	| { name: 'resting' }
	| { name: 'loading'; openAfter: boolean }
	| { name: 'mounted'; panel: PanelHandle };

/** Puts the bubble on the page; the panel comes with its first use. */
export function start( config: LoaderConfig ): void {
	const bubble = createBubble( config, pressed );
	const session = () => fetchSession( config.sessionUrl );
	let phase: Phase = { name: 'resting' };

	function pressed(): void {
		if ( phase.name === 'loading' ) {
			phase.openAfter = true;
			bubble.setBusy( true );
		} else if ( phase.name === 'resting' ) {
			void load( true );
		} else if ( phase.panel.isOpen() ) {
			phase.panel.close();
		} else {
			phase.panel.open( true );
		}
	}

	/** Loads the panel. `open`: the visitor asked for it, and is told of a failure. */
	async function load( open: boolean ): Promise< void > {
		const loading = { name: 'loading' as const, openAfter: open };
		phase = loading;
		bubble.setFailed( false );
		bubble.setBusy( open );
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
			if ( loading.openAfter ) {
				panel.open( true );
			} else if ( wasShown() ) {
				panel.open( false );
			}
		} catch {
			phase = { name: 'resting' };
			bubble.setFailed( loading.openAfter );
			window.addEventListener( 'online', takeUp, { once: true } );
		}
		bubble.setBusy( false );
	}

	/** A conversation that is open in this browser is connected at once. */
	function takeUp(): void {
		const unread = recall( 'localStorage', OPEN_KEY );
		if ( phase.name === 'resting' && ( unread !== null || wasShown() ) ) {
			bubble.setUnread( Number( unread ) || 0 );
			void load( false );
		}
	}

	window.addEventListener( 'storage', ( { key } ) => {
		if ( key === OPEN_KEY ) {
			takeUp();
		}
	} );
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
}

/** A sheet over the whole screen does not come back by itself after a page change. */
function wasShown(): boolean {
	return (
		recall( 'sessionStorage', SHOWN_KEY ) !== null &&
		window.innerWidth > SHEET_WIDTH
	);
}
