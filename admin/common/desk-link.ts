/** A conversation's address: the desk's, with the conversation in its fragment. */
const NAME = 'conversation';

export const conversationHash = ( conversation: string ) =>
	`#${ NAME }=${ encodeURIComponent( conversation ) }`;

export function conversationOf( hash: string ): string | undefined {
	return (
		new URLSearchParams( hash.replace( /^#/, '' ) ).get( NAME ) || undefined
	);
}
