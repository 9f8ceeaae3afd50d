/** Tells when somebody looks at this page again: the tab is shown, or Back brought it. */
export function onComingBack( tell: () => void ): () => void {
	const seen = () => {
		if ( document.visibilityState === 'visible' ) {
			tell();
		}
	};
	const shown = ( { persisted }: PageTransitionEvent ) => {
		if ( persisted ) {
			tell();
		}
	};
	document.addEventListener( 'visibilitychange', seen );
	window.addEventListener( 'pageshow', shown );
	return () => {
		document.removeEventListener( 'visibilitychange', seen );
		window.removeEventListener( 'pageshow', shown );
	};
}
