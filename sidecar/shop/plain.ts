/** What WooCommerce and WordPress give as HTML, as text. */
const ENTITIES: Record< string, string > = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	nbsp: ' ',
};

/** HTML as text: tags become nothing, block ends become line ends. */
export function plain( html: string ): string {
	return html
		.replace( /<(script|style)[^]*?<\/\1>/gi, '' )
		.replace( /<\/(?:p|li|h\d|div|tr)>|<br\s*\/?>/gi, '\n' )
		.replace( /<[^>]*>/g, '' )
		.replace( /&#(x[0-9a-f]+|\d+);/gi, ( whole, code: string ) =>
			fromCode( code, whole )
		)
		.replace(
			/&([a-z]+);/gi,
			( whole, name: string ) => ENTITIES[ name.toLowerCase() ] ?? whole
		)
		.replace( /[ \t]+/g, ' ' )
		.replace( /\s*\n\s*/g, '\n' )
		.trim();
}

function fromCode( code: string, whole: string ): string {
	const number = /^x/i.test( code )
		? parseInt( code.slice( 1 ), 16 )
		: parseInt( code, 10 );
	return number <= 0x10ffff ? String.fromCodePoint( number ) : whole;
}
