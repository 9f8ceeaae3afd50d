import { useEffect } from '@wordpress/element';

/** The browser asks before a tab is closed whose messages are not sent yet. */
export function useLeaveWarning( unsent: boolean ): void {
	useEffect( () => {
		if ( ! unsent ) {
			return;
		}
		const warn = ( event: BeforeUnloadEvent ) => event.preventDefault();
		window.addEventListener( 'beforeunload', warn );
		return () => window.removeEventListener( 'beforeunload', warn );
	}, [ unsent ] );
}
