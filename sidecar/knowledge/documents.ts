/** What the index was filled with, so that a sync writes only what is new. */
import { createHash } from 'node:crypto';
import type { KnowledgeDocument } from '../ports';

/** The same for the same document, across restarts. */
export function hashOf( document: KnowledgeDocument ): string {
	const { kind, title, url, text, questions } = document;
	return createHash( 'sha256' )
		.update( JSON.stringify( [ kind, title, url, text, questions ] ) )
		.digest( 'base64url' )
		.slice( 0, 22 );
}
