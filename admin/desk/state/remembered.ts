/** What survives a reload of this tab: what was typed, and what was declined. */
import type { DeskState } from './desk-state';

type Kept = Pick< DeskState, 'drafts' | 'openings' | 'declined' >;

export interface Remembered {
	load: () => Partial< Kept >;
	save: ( state: DeskState, before: DeskState ) => void;
}

export function rememberIn(
	storage: Pick< Storage, 'getItem' | 'setItem' >,
	key: string
): Remembered {
	return {
		load() {
			try {
				const kept = JSON.parse( storage.getItem( key ) ?? '{}' );
				return {
					drafts: strings( kept.drafts ),
					openings: strings( kept.openings ),
					declined: Object.values( strings( kept.declined ) ),
				};
			} catch {
				return {};
			}
		},
		save( { drafts, openings, declined }, before ) {
			if (
				drafts === before.drafts &&
				openings === before.openings &&
				declined === before.declined
			) {
				return;
			}
			try {
				const kept: Kept = { drafts, openings, declined };
				storage.setItem( key, JSON.stringify( kept ) );
			} catch {
				// Storage is full or forbidden: it lives as long as the page.
			}
		},
	};
}

/** Only what really is text: storage may hold anything. */
function strings( value: unknown ): Record< string, string > {
	return Object.fromEntries(
		Object.entries( value ?? {} ).filter(
			( entry ): entry is [ string, string ] =>
				typeof entry[ 1 ] === 'string'
		)
	);
}
