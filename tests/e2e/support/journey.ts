/** What every journey begins and ends with. */
import { closeBrowser, leaveAll, pageErrors, world } from './world';

/**
 * Ends each journey with everybody gone and no error thrown by a page, and
 * begins the next one with no agent available.
 */
export function journey(): void {
	afterEach( async () => {
		const errors = [ ...pageErrors ];
		await leaveAll();
		await nobodyAvailable();
		expect( errors ).toEqual( [] );
	} );
	afterAll( closeBrowser );
}

/** The former journey's agents are gone once the sidecar says so. */
async function nobodyAvailable(): Promise< void > {
	for ( let i = 0; i < 200; i++ ) {
		const answer = await fetch( `${ world.sidecarUrl }/v1/availability` );
		const { available } = ( await answer.json() ) as { available: boolean };
		if ( ! available ) {
			return;
		}
		await new Promise( ( resolve ) => setTimeout( resolve, 50 ) );
	}
	throw new Error( 'An agent is still available.' );
}
