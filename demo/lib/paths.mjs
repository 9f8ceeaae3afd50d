/** Where the demo keeps things, and the ports it listens on. */
import { homedir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const root = path.resolve(
	path.dirname( fileURLToPath( import.meta.url ) ),
	'../..'
);

/** What may be thrown away at any time and is the same for every shop. */
export const scratch = path.join( root, '.baton' );

/** The user's cache folder, shared by all checkouts. */
export const cache = path.join(
	process.env.XDG_CACHE_HOME || path.join( homedir(), '.cache' ),
	'baton'
);

/**
 * A port from the environment.
 *
 * @param {string} name     The variable.
 * @param {number} fallback Used when it is not set.
 * @return {number} 1–65535.
 */
function port( name, fallback ) {
	const text = process.env[ name ];
	if ( text === undefined || text === '' ) {
		return fallback;
	}
	const number = Number( text );
	if ( ! Number.isInteger( number ) || number < 1 || number > 65535 ) {
		throw new Error( `${ name }=${ text } is not a port (1–65535).` );
	}
	return number;
}

/** What the environment asks for. */
export function fromEnvironment() {
	return {
		home: path.resolve(
			process.env.INIT_CWD || process.cwd(),
			process.env.BATON_HOME || scratch
		),
		shopPort: port( 'BATON_SHOP_PORT', 8880 ),
		sidecarPort: port( 'BATON_SIDECAR_PORT', 8787 ),
	};
}
