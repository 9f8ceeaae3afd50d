import type { CustomerSession } from '../../protocol/session';

const PATIENCE_MS = 15_000;

/**
 * Asks WordPress who this visitor is. A missing handler answers 200 with an
 * empty body, so only JSON with a token counts.
 */
export async function fetchSession( url: string ): Promise< CustomerSession > {
	const answer = await fetch( url, {
		method: 'POST',
		credentials: 'same-origin',
		cache: 'no-store',
		signal: patience(),
	} );
	const session = await answer.json();
	if ( ! answer.ok || ! session?.token || ! session.panel?.script ) {
		throw new Error( 'No session.' );
	}
	return session;
}

function patience(): AbortSignal {
	const giveUp = new AbortController();
	setTimeout( () => giveUp.abort(), PATIENCE_MS );
	return giveUp.signal;
}
