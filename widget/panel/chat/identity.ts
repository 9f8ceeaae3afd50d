import type { CustomerSession } from '../../../protocol/session';
import { openKey, recall, remember } from '../../memory';
import {
	browserStorage,
	forgetOthers,
	visitorStorage,
} from './visitor-storage';

/** In localStorage: who this browser last talked as, so that other tabs hear of a change. */
export const visitorKey = ( shop: string ) => `baton.visitor/${ shop }`;
const CUSTOMER = 'customer';

/** Another person, or the same one under another account, than this session's. */
export function isSamePerson(
	one: CustomerSession,
	other: CustomerSession
): boolean {
	return (
		one.visitor === other.visitor &&
		one.customer?.email === other.customer?.email
	);
}

/**
 * Before anything of this visitor is shown: forget what others left in this
 * browser. A customer who logs in keeps their draft; one who takes another
 * customer's place finds nothing.
 */
export function settleIn( session: CustomerSession ): void {
	const local = browserStorage( 'localStorage' );
	const tab = browserStorage( 'sessionStorage' );
	const { shop, visitor } = session;
	const mine = visitorStorage( local, session );
	const before = mine.get( CUSTOMER );
	const now = session.customer ? mark( session.customer.email ) : null;
	const taken = before !== null && before !== now;
	const keep = taken ? undefined : visitor;
	forgetOthers( local, shop, keep );
	forgetOthers( tab, shop, keep );
	if ( before !== now ) {
		// The tab may hold what is another's now; the sidecar says whose it is.
		visitorStorage( tab, session ).set( 'view', null );
	}
	if ( taken || recall( 'localStorage', visitorKey( shop ) ) !== visitor ) {
		remember( 'localStorage', openKey( shop ), null );
	}
	mine.set( CUSTOMER, now );
	remember( 'localStorage', visitorKey( shop ), visitor );
}

/** Tells two addresses apart without keeping either. */
function mark( text: string ): string {
	let sum = 7;
	for ( const letter of text ) {
		sum = ( sum * 31 + ( letter.codePointAt( 0 ) ?? 0 ) ) % 2_147_483_647;
	}
	return sum.toString( 36 );
}
