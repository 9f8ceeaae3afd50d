/** A new random id for a frame: 22 characters of base64url, 128 bits. */
export function newId(): string {
	const bytes = crypto.getRandomValues( new Uint8Array( 16 ) );
	return btoa( String.fromCharCode( ...bytes ) )
		.replaceAll( '+', '-' )
		.replaceAll( '/', '_' )
		.replaceAll( '=', '' );
}
