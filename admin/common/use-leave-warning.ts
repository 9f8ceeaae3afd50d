import { useEffect } from '@wordpress/element';

/** The browser asks before a page is left whose words are neither sent nor saved. */
export function useLeaveWarning( unkept: boolean ): void {
	useEffect( () => {
		if ( ! unkept ) {
			return;
		}
		const warn = ( event: BeforeUnloadEvent ) => event.preventDefault();
		window.addEventListener( 'beforeunload', warn );
		return () => window.removeEventListener( 'beforeunload', warn );
	}, [ unkept ] );
}
