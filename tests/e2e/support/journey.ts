/** What every journey begins and ends with. */
import { availabilityIs } from './availability';
import { closeBrowser, closePages, leaveAll, pageErrors } from './world';

/**
 * Ends each journey with everybody gone and no error thrown by a page, and
 * begins the next one with no agent available.
 */
export function journey(): void {
	afterEach( async () => {
		const errors = [ ...pageErrors ];
		try {
			await closePages();
			await availabilityIs( false );
		} finally {
			await leaveAll();
		}
		expect( errors ).toEqual( [] );
	} );
	afterAll( closeBrowser );
}
