/** Has anything in these files changed? */
import { createHash } from 'node:crypto';
import { readFile, readdir, stat } from 'node:fs/promises';
import path from 'node:path';

/**
 * @param {string}   place  File or folder.
 * @param {string[]} except Names that are left out.
 * @return {Promise<string[]>} All files, sorted.
 */
async function filesOf( place, except ) {
	const info = await stat( place ).catch( () => null );
	if ( ! info?.isDirectory() ) {
		return info ? [ place ] : [];
	}
	const found = [];
	for ( const entry of await readdir( place, { withFileTypes: true } ) ) {
		if ( except.includes( entry.name ) ) {
			continue;
		}
		const inner = path.join( place, entry.name );
		if ( entry.isDirectory() ) {
			found.push( ...( await filesOf( inner, except ) ) );
		} else if ( entry.isFile() ) {
			found.push( inner );
		}
	}
	return found.sort();
}

/**
 * @param {string[]} places Files and folders; what is missing counts as empty.
 * @param {string[]} except Names of files and folders that are left out.
 * @return {Promise<string>} 16 hex digits that change when a file's content does.
 */
export async function hashOf( places, except = [ 'node_modules' ] ) {
	const hash = createHash( 'sha256' );
	for ( const place of places ) {
		for ( const file of await filesOf( place, except ) ) {
			hash.update( `${ path.relative( place, file ) }\0` );
			hash.update( await readFile( file ) );
		}
		hash.update( '\0\0' );
	}
	return hash.digest( 'hex' ).slice( 0, 16 );
}
