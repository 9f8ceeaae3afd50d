import type { PanelModule } from '../contract';

const PATIENCE_MS = 20_000;

/** Loads the panel's script; one that failed may be tried again. */
export function loadPanel( url: string ): Promise< PanelModule > {
	return new Promise( ( resolve, reject ) => {
		if ( window.batonPanel ) {
			resolve( window.batonPanel );
			return;
		}
		const script = document.createElement( 'script' );
		const done = () => {
			clearTimeout( timer );
			if ( window.batonPanel ) {
				resolve( window.batonPanel );
			} else {
				script.remove();
				reject( new Error( 'No panel.' ) );
			}
		};
		const timer = setTimeout( done, PATIENCE_MS );
		script.onload = done;
		script.onerror = done;
		script.src = url;
		document.head.append( script );
	} );
}
