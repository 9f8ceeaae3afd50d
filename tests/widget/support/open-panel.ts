/** The real panel on a page of its own, talking to a scripted sidecar. */
import { fireEvent, waitFor, within } from '@testing-library/dom';
import type { CustomerSession } from '../../../protocol/session';
import type { PanelHandle } from '../../../widget/contract';
import { createBubble, type Bubble } from '../../../widget/loader/bubble';
import { mount } from '../../../widget/panel/mount';
import './shadow-queries';
import { loaderConfig, sessionFor } from './fixtures';
import type { ScriptedSidecar } from './scripted-sidecar';

export interface OpenPanel {
	panel: PanelHandle;
	bubble: Bubble;
	/** Queries over everything in the shadow root. */
	ui: ReturnType< typeof within >;
	box: () => HTMLTextAreaElement;
	log: () => HTMLElement;
	/** The session that WordPress answers from now on. */
	answerSession: ( session: CustomerSession ) => void;
	/** How often WordPress was asked for one since. */
	sessions: () => number;
	/** As the page goes away: what it holds for the next one is kept. */
	leave: () => void;
}

export async function openPanel(
	sidecar: ScriptedSidecar,
	over: Partial< CustomerSession > = {},
	/** Without: the sidecar may be down. */
	greeted = true
): Promise< OpenPanel > {
	let session = { ...sessionFor( sidecar.url ), ...over };
	let sessions = 0;
	const bubble = createBubble( loaderConfig( sidecar.url ), {
		click() {},
		again() {},
		dismiss() {},
	} );
	const panel = mount(
		{
			root: bubble.root,
			config: loaderConfig( sidecar.url ),
			async session() {
				sessions++;
				return session;
			},
			setUnread: bubble.setUnread,
			setAvailable: bubble.setAvailable,
			setExpanded: bubble.setExpanded,
			focusBubble: bubble.focus,
		},
		session
	);
	panel.open( true );
	const ui = within( bubble.root as unknown as HTMLElement );
	await waitFor( () =>
		expect( ui.getByRole( 'log' ).getAttribute( 'aria-busy' ) ).toBe(
			String( ! greeted )
		)
	);
	return {
		panel,
		bubble,
		ui,
		box: () => ui.getByRole( 'textbox', { name: 'Message' } ),
		log: () => ui.getByRole( 'log', { name: 'Conversation' } ),
		answerSession( next ) {
			session = next;
		},
		sessions: () => sessions,
		leave: () => fireEvent( window, new Event( 'pagehide' ) ),
	};
}

/** Types into a field as a person does: the whole new value at once. */
export function type( field: HTMLElement, value: string ): void {
	fireEvent.change( field, { target: { value } } );
}

/** Writes a message and presses Enter. */
export function say( { box }: OpenPanel, text: string ): void {
	type( box(), text );
	fireEvent.keyDown( box(), { key: 'Enter' } );
}
