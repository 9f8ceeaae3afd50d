import { world } from './world';

/** Waits until the sidecar says that a person is available, or that nobody is. */
export async function availabilityIs( wanted: boolean ): Promise< void > {
	for ( let i = 0; i < 600; i++ ) {
		const answer = await fetch( `${ world.sidecarUrl }/v1/availability` );
		const { available } = ( await answer.json() ) as { available: boolean };
		if ( available === wanted ) {
			return;
		}
		await new Promise( ( resolve ) => setTimeout( resolve, 50 ) );
	}
	throw new Error(
		wanted ? 'Nobody became available.' : 'An agent is still available.'
	);
}
