/** Ends with the signal, also when the source does not listen to it. */
export async function* abortable< T >(
	source: AsyncIterable< T >,
	signal: AbortSignal
): AsyncIterable< T > {
	const iterator = source[ Symbol.asyncIterator ]();
	const aborted = new Promise< never >( ( _, reject ) => {
		const end = () => reject( new Error( 'aborted' ) );
		if ( signal.aborted ) {
			end();
		}
		signal.addEventListener( 'abort', end, { once: true } );
	} );
	aborted.catch( () => {} );
	for (;;) {
		const next = iterator.next();
		next.catch( () => {} );
		const { done, value } = await Promise.race( [ next, aborted ] );
		if ( done ) {
			return;
		}
		yield value;
	}
}
