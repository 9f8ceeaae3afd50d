/** A text for looking for words in it: small letters, no accents, "ß" is "ss". */
export const readable = ( text: string ) =>
	text
		.normalize( 'NFKD' )
		.replace( /\p{M}/gu, '' )
		.replace( /[’‘´`]/gu, "'" )
		.toLowerCase()
		.replace( /ß/g, 'ss' );
