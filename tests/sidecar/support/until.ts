const LOOK_EVERY_MS = 10;
/** Long enough for a machine that does other things too. */
const LOOKS = 3000;

/** Waits for a state that other parts bring about, and not for a time. */
export async function until(
	what: string,
	holds: () => boolean | Promise< boolean >
): Promise< void > {
	for ( let look = 0; look < LOOKS; look++ ) {
		if ( await holds() ) {
			return;
		}
		await new Promise( ( resolve ) =>
			setTimeout( resolve, LOOK_EVERY_MS )
		);
	}
	throw new Error( `It never came to this: ${ what }.` );
}
