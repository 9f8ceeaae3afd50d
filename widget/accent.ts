/** Colours that can be read, whatever accent the shop chose (WCAG 2 contrast). */
type Rgb = readonly [ number, number, number ];

export const DEFAULT_ACCENT = '#3b5bdb';

/** "#rgb" or "#rrggbb", else the default. */
export function accentOf( text: string ): string {
	const short = /^#([\da-f])([\da-f])([\da-f])$/i.exec( text.trim() );
	const long = short
		? '#' +
			short
				.slice( 1 )
				.map( ( digit ) => digit + digit )
				.join( '' )
		: text.trim();
	return /^#[\da-f]{6}$/i.test( long ) ? long.toLowerCase() : DEFAULT_ACCENT;
}

/** White or near-black: whichever is easier to read on the accent; at least 4.5. */
export function textOn( accent: string ): '#ffffff' | '#000000' {
	return contrast( accent, '#ffffff' ) >= 4.5 ? '#ffffff' : '#000000';
}

/** The contrast of two "#rrggbb" colours, 1–21. */
export function contrast( one: string, other: string ): number {
	const [ dark = 0, light = 0 ] = [
		luminance( one ),
		luminance( other ),
	].sort( ( a, b ) => a - b );
	return ( light + 0.05 ) / ( dark + 0.05 );
}

export function rgb( hex: string ): Rgb {
	const part = ( at: number ) => parseInt( hex.slice( at, at + 2 ), 16 );
	return [ part( 1 ), part( 3 ), part( 5 ) ];
}

function luminance( hex: string ): number {
	const [ r = 0, g = 0, b = 0 ] = rgb( hex ).map( ( part ) => {
		const share = part / 255;
		return share <= 0.04045
			? share / 12.92
			: ( ( share + 0.055 ) / 1.055 ) ** 2.4;
	} );
	return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
