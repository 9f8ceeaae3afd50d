/**
 * Does what the parent asks for by name: `{work, …}` is answered by `{done}` or
 * `{failed}`.
 *
 * @param {Record<string, (given: any) => unknown>} works
 */
export function obey( works ) {
	process.on( 'message', async ( asked ) => {
		const { work, ...given } = /** @type {any} */ ( asked );
		try {
			process.send?.( {
				done: ( await works[ work ]( given ) ) ?? null,
			} );
		} catch ( error ) {
			process.send?.( { failed: String( error?.stack ?? error ) } );
		}
	} );
}
