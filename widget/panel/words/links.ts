/** Which addresses may be followed from what others wrote. */
const ALLOWED = new Set( [ 'http:', 'https:', 'mailto:' ] );

/** The address if it may be a link, else nothing. */
export function safeUrl( text: string ): string | undefined {
	try {
		const url = new URL( text );
		return ALLOWED.has( url.protocol ) ? url.href : undefined;
	} catch {
		return undefined;
	}
}

export type Piece = { text: string; url?: string };

const ADDRESS = /(?:https?:\/\/|mailto:)[^\s<>"'`]+/gi;
/** Punctuation that ends a sentence rather than an address. */
const TAIL = /[.,;:!?)\]}]+$/;

/** A text cut into plain pieces and links. */
export function pieces( text: string ): Piece[] {
	const found: Piece[] = [];
	let from = 0;
	for ( const match of text.matchAll( ADDRESS ) ) {
		const shown = match[ 0 ].replace( TAIL, '' );
		const url = safeUrl( shown );
		if ( url ) {
			if ( match.index > from ) {
				found.push( { text: text.slice( from, match.index ) } );
			}
			found.push( { text: shown.replace( /^mailto:/i, '' ), url } );
			from = match.index + shown.length;
		}
	}
	if ( from < text.length ) {
		found.push( { text: text.slice( from ) } );
	}
	return found;
}

/** The shop's own pages open in place: the conversation comes along. */
export const isOwnPage = ( url: string ) =>
	url.startsWith( window.location.origin + '/' );
