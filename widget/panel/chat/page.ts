import type { Page } from '../../../protocol/frames-up';
import { MAX_TEXT } from '../../../protocol/scalars';

const MAX_TITLE = 320;

/** The page that the customer is on; a fragment may hold a secret and stays here. */
export function currentPage(): Page {
	return {
		url: window.location.href.split( '#' )[ 0 ]?.slice( 0, MAX_TEXT ) ?? '',
		title: document.title.slice( 0, MAX_TITLE ),
	};
}

/** Tells of another page in the same document, and of coming back to this tab. */
export function watchPage( tell: ( page: Page ) => void ): () => void {
	const changed = () => {
		if ( document.visibilityState === 'visible' ) {
			tell( currentPage() );
		}
	};
	const navigation = ( window as { navigation?: EventTarget } ).navigation;
	window.addEventListener( 'popstate', changed );
	document.addEventListener( 'visibilitychange', changed );
	navigation?.addEventListener( 'navigatesuccess', changed );
	return () => {
		window.removeEventListener( 'popstate', changed );
		document.removeEventListener( 'visibilitychange', changed );
		navigation?.removeEventListener( 'navigatesuccess', changed );
	};
}
