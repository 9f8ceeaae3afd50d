import {
	useEffect,
	useSyncExternalStore,
	type RefObject,
} from '@wordpress/element';
import { SHEET_WIDTH } from '../../memory';

const query = () => window.matchMedia?.( `(max-width:${ SHEET_WIDTH }px)` );

function subscribe( listener: () => void ): () => void {
	const narrow = query();
	narrow?.addEventListener( 'change', listener );
	return () => narrow?.removeEventListener( 'change', listener );
}

/** The dialog covers a small screen. */
export const useSheet = () =>
	useSyncExternalStore( subscribe, () => query()?.matches ?? false );

/**
 * While a sheet is open it takes the room that the phone's keyboard leaves,
 * and the page behind it does not scroll.
 */
export function useKeyboardRoom(
	dialog: RefObject< HTMLElement >,
	active: boolean
): void {
	useEffect( () => {
		const view = window.visualViewport;
		if ( ! active ) {
			return;
		}
		const page = document.documentElement;
		const overflow = page.style.overflow;
		page.style.overflow = 'hidden';
		const fit = () => {
			const style = dialog.current?.style;
			style?.setProperty(
				'--room',
				`${ view?.height ?? window.innerHeight }px`
			);
			style?.setProperty( '--room-top', `${ view?.offsetTop ?? 0 }px` );
		};
		fit();
		view?.addEventListener( 'resize', fit );
		view?.addEventListener( 'scroll', fit );
		return () => {
			page.style.overflow = overflow;
			view?.removeEventListener( 'resize', fit );
			view?.removeEventListener( 'scroll', fit );
		};
	}, [ dialog, active ] );
}
