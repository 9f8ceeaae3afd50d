/** The month of the shop's own calendar. */

const formats = new Map< string, Intl.DateTimeFormat >();

/**
 * @param at       UTC ms.
 * @param timeZone As WordPress names it; one that JavaScript does not know is UTC.
 * @return "2026-11"
 */
export function monthOf( at: number, timeZone: string ): string {
	const parts = formatFor( timeZone ).formatToParts( at );
	const part = ( type: 'year' | 'month' ) =>
		parts.find( ( one ) => one.type === type )?.value ?? '';
	return `${ part( 'year' ) }-${ part( 'month' ) }`;
}

function formatFor( timeZone: string ): Intl.DateTimeFormat {
	const known = formats.get( timeZone );
	if ( known ) {
		return known;
	}
	const format = makeFormat( timeZone ) ?? makeFormat( 'UTC' )!;
	formats.set( timeZone, format );
	return format;
}

function makeFormat( timeZone: string ) {
	try {
		return new Intl.DateTimeFormat( 'en-US', {
			timeZone,
			calendar: 'gregory',
			numberingSystem: 'latn',
			year: 'numeric',
			month: '2-digit',
		} );
	} catch {
		return undefined;
	}
}
