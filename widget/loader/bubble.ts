import type { LoaderConfig } from '../../protocol/session';
import { accentOf, textOn } from '../accent';
import { addStyles } from '../stylesheet';
import { BUBBLE_CSS } from './bubble-style';
import { drawing, element } from './element';
import { createNote, type Note } from './note';

export interface Bubble {
	root: ShadowRoot;
	setUnread: ( count: number ) => void;
	setAvailable: ( available: boolean ) => void;
	setExpanded: ( expanded: boolean ) => void;
	setBusy: ( busy: boolean ) => void;
	/** Says that the chat does not open, and where else to turn. */
	setNote: Note[ 'show' ];
	focus: () => void;
}

const TALK =
	'M20 11.5a7.5 7.5 0 0 1-7.5 7.5c-1.2 0-2.4-.3-3.4-.8L4.5 19.5l1.3-4.2A7.5 7.5 0 1 1 20 11.5z';
const CROSS = 'M6 6l12 12M18 6L6 18';

/**
 * The round button in its own shadow root. The host takes no room on the page,
 * so that nothing shifts.
 */
export function createBubble(
	config: LoaderConfig,
	on: { click: () => void; again: () => void; dismiss: () => void }
): Bubble {
	const { words } = config;
	const accent = accentOf( config.accent );
	const host = element( 'div', { id: 'baton-chat' } );
	host.style.cssText = `all:initial;font-family:inherit;position:fixed;width:0;height:0;bottom:0;right:0;z-index:2147483000;--accent:${ accent };--on-accent:${ textOn(
		accent
	) }`;
	const root = host.attachShadow( { mode: 'open' } );
	addStyles( root, BUBBLE_CSS );

	const frame = element( 'div', { class: config.side } );
	const button = element( 'button', {
		type: 'button',
		class: 'bubble',
		'aria-label': words.open,
		'aria-haspopup': 'dialog',
		'aria-expanded': 'false',
		'aria-describedby': 'baton-status baton-unread',
	} );
	const dot = element( 'span', { class: 'dot', hidden: '' } );
	const count = element( 'span', {
		class: 'count',
		hidden: '',
		'aria-hidden': 'true',
	} );
	button.append( drawing( 'talk', TALK ), drawing( 'cross', CROSS ), dot );
	button.onclick = on.click;
	const note = createNote( config, on.again, on.dismiss );

	const status = element( 'span', {
		class: 'heard',
		role: 'status',
		id: 'baton-status',
	} );
	const unread = element( 'span', {
		class: 'heard',
		'aria-live': 'polite',
		id: 'baton-unread',
	} );
	frame.append( button, count, status, unread, note.element );
	root.append( frame );
	document.body.append( host );

	return {
		root,
		setUnread( number ) {
			count.hidden = number < 1;
			count.textContent = number > 99 ? '99+' : String( number );
			const text =
				number < 1
					? ''
					: words.unread.replace( '{count}', String( number ) );
			// The same words again would be announced again.
			if ( unread.textContent !== text ) {
				unread.textContent = text;
			}
		},
		setAvailable( available ) {
			dot.hidden = ! available;
			const text = available ? words.available : '';
			if ( status.textContent !== text ) {
				status.textContent = text;
				status.title = text;
			}
		},
		setExpanded( expanded ) {
			button.setAttribute( 'aria-expanded', String( expanded ) );
		},
		setBusy( busy ) {
			button.setAttribute( 'aria-busy', String( busy ) );
		},
		setNote: note.show,
		focus: () => button.focus(),
	};
}
