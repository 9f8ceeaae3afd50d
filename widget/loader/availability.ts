/** Whether a person is available; false when that cannot be told. */
export async function fetchAvailability(
	sidecarUrl: string
): Promise< boolean > {
	try {
		const answer = await fetch( `${ sidecarUrl }/v1/availability`, {
			credentials: 'omit',
		} );
		return ( await answer.json() ).available === true;
	} catch {
		return false;
	}
}

/** Runs when the page has nothing better to do. */
export function whenIdle( then: () => void ): void {
	if ( 'requestIdleCallback' in window ) {
		window.requestIdleCallback( then, { timeout: 5000 } );
	} else {
		setTimeout( then, 1500 );
	}
}
