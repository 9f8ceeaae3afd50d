import { useLayoutEffect, type RefObject } from '@wordpress/element';

/**
 * When what had the focus disappears, the focus stays in the dialog instead of
 * falling to the page. To be called by the component that draws the dialog:
 * it runs before anything inside changes.
 *
 * @param dialog Around everything.
 * @param home   Takes the focus.
 */
export function useFocusKept(
	dialog: RefObject< HTMLElement >,
	home: () => void
): void {
	const before = focusedIn( dialog.current );
	useLayoutEffect( () => {
		if ( before && ! before.isConnected && ! focusedIn( dialog.current ) ) {
			home();
		}
	} );
}

function focusedIn( dialog: HTMLElement | null ): Element | null {
	const root = dialog?.getRootNode() as Document | ShadowRoot | undefined;
	const focused = root?.activeElement ?? null;
	return dialog?.contains( focused ) ? focused : null;
}
