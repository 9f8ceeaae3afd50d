/** Waits for a state that other parts bring about, and not for a time. */
export async function until(
	what: string,
	holds: () => boolean
): Promise< void > {
	for ( let look = 0; look < 1000; look++ ) {
		if ( holds() ) {
			return;
		}
		await new Promise( ( resolve ) => setTimeout( resolve, 5 ) );
	}
	throw new Error( `It never came to this: ${ what }.` );
}
