import type { LoaderConfig } from '../../protocol/session';
import { drawing, element } from './element';

/** slow: it has not opened yet. failed: it did not open. back: it would open now. */
export type NoteKind = 'slow' | 'failed' | 'back';

export interface Note {
	element: HTMLElement;
	/** Shows what there is to say, or nothing. */
	show: ( kind: NoteKind | undefined ) => void;
}

const CROSS = 'M6 6l12 12M18 6L6 18';

/** Says beside the bubble that the chat does not open, and where else to turn. */
export function createNote(
	config: LoaderConfig,
	onAgain: () => void,
	onDismiss: () => void
): Note {
	const { words } = config;
	const note = element( 'div', { class: 'note', hidden: '' } );
	const told = element( 'p', { role: 'alert' } );
	const ways = element( 'p', { class: 'ways' } );
	const close = button( '', onDismiss );
	close.className = 'shut';
	close.setAttribute( 'aria-label', words.dismiss ?? '' );
	close.append( drawing( 'x', CROSS ) );
	note.append( told, ways, close );

	return {
		element: note,
		show( kind ) {
			note.hidden = ! kind;
			const text = ( kind && words[ kind ] ) ?? '';
			// The same words again would be announced again.
			if ( told.textContent !== text ) {
				told.textContent = text;
			}
			ways.replaceChildren();
			if ( kind === 'failed' && words.again ) {
				ways.append( button( words.again, onAgain ) );
			}
			if ( kind && kind !== 'back' ) {
				ways.append( ...otherWays( config ) );
			}
		},
	};
}

function otherWays( {
	words,
	contactUrl,
	contactEmail,
}: LoaderConfig ): HTMLElement[] {
	return [
		...( /^https?:/.test( contactUrl )
			? [ element( 'a', { href: contactUrl }, words.contact ) ]
			: [] ),
		...( contactEmail
			? [
					element(
						'a',
						{ href: `mailto:${ contactEmail }` },
						words.mail
					),
				]
			: [] ),
	];
}

function button( text: string, onClick: () => void ): HTMLButtonElement {
	const made = element( 'button', { type: 'button' }, text );
	made.onclick = onClick;
	return made;
}
