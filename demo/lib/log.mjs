/**
 * Progress lines with timings.
 *
 * @typedef {Object} Log
 * @property {(text: string) => void}                           note A line.
 * @property {(text: string) => void}                           warn A line that should be read.
 * @property {(title: string, work: () => any) => Promise<any>} step A piece of work, with the time it took.
 */

/**
 * @param {{write: (text: string) => unknown}} out
 * @return {Log} Writes to `out`, a line at a time.
 */
export function createLog( out = process.stdout ) {
	const line = ( text ) => out.write( `${ text }\n` );
	return {
		note: ( text ) => line( `  ${ text }` ),
		warn: ( text ) => line( `! ${ text.replaceAll( '\n', '\n  ' ) }` ),
		async step( title, work ) {
			const from = performance.now();
			line( `› ${ title } …` );
			const result = await work();
			const seconds = ( performance.now() - from ) / 1000;
			line( `✓ ${ title } (${ seconds.toFixed( 1 ) } s)` );
			return result;
		},
	};
}

/** @type {Log} Says nothing. */
export const silent = {
	note() {},
	warn() {},
	async step( title, work ) {
		return work();
	},
};
