import type { KeyboardEvent } from 'react';

const FOCUSABLE =
	'a[href],button:not([disabled]),textarea:not([disabled]),input:not([disabled]),[tabindex="0"]';

/** A key that belongs to an input method (a word being composed) is not ours. */
export const isComposing = ( { nativeEvent }: KeyboardEvent ) =>
	nativeEvent.isComposing || nativeEvent.keyCode === 229;

/** Escape closes; on a sheet, Tab stays inside. */
export function dialogKeys(
	event: KeyboardEvent< HTMLElement >,
	sheet: boolean,
	close: () => void
): void {
	if ( isComposing( event ) ) {
		return;
	}
	if ( event.key === 'Escape' ) {
		event.preventDefault();
		event.stopPropagation();
		close();
	} else if ( event.key === 'Tab' && sheet ) {
		stayInside( event );
	}
}

function stayInside( event: KeyboardEvent< HTMLElement > ): void {
	const stops = [
		...event.currentTarget.querySelectorAll< HTMLElement >( FOCUSABLE ),
	].filter( ( stop ) => stop.getClientRects().length > 0 );
	const root = event.currentTarget.getRootNode() as Document | ShadowRoot;
	const [ from, to ] = event.shiftKey
		? [ stops[ 0 ], stops.at( -1 ) ]
		: [ stops.at( -1 ), stops[ 0 ] ];
	if ( root.activeElement === from ) {
		event.preventDefault();
		to?.focus();
	}
}
