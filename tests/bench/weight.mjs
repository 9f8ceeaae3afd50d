/** Bytes on the storefront, gzipped, against the limits of the design. */
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { line } from './statistics.mjs';

const LIMITS = { 'widget-loader': 5 * 1024, 'widget-panel': 40 * 1024 };

/** @return {Promise<Record<string, unknown>[]>} A line for each bundle; the rival is its limit. */
export async function measureWeight() {
	const lines = [];
	for ( const [ bundle, limit ] of Object.entries( LIMITS ) ) {
		const file = new URL(
			`../../plugin/build/${ bundle }.js`,
			import.meta.url
		);
		const bytes = gzipSync( await readFile( file ), { level: 9 } ).length;
		lines.push( line( `${ bundle } bytes gzipped`, bytes, limit ) );
	}
	return lines;
}
