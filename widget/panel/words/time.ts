/**
 * Times and days in the page's language and the customer's time zone. A
 * formatter is costly to make, and each message shows a time.
 */
const formats = new Map< string, Intl.DateTimeFormat >();

function format( name: string, options: Intl.DateTimeFormatOptions ) {
	const lang = document.documentElement.lang;
	const key = `${ lang } ${ name }`;
	let made = formats.get( key );
	if ( ! made ) {
		made = new Intl.DateTimeFormat( language(), options );
		formats.set( key, made );
	}
	return made;
}

function language(): string | undefined {
	const lang = document.documentElement.lang;
	try {
		return Intl.DateTimeFormat.supportedLocalesOf( lang )[ 0 ];
	} catch {
		return undefined;
	}
}

/** "14:05" or "2:05 PM". */
export const clockTime = ( at: number ) =>
	format( 'time', { hour: 'numeric', minute: '2-digit' } ).format( at );

/** "Friday, 14 March". */
export const dayName = ( at: number ) =>
	format( 'day', {
		weekday: 'long',
		day: 'numeric',
		month: 'long',
	} ).format( at );

export const isSameDay = ( one: number, other: number ) =>
	new Date( one ).toDateString() === new Date( other ).toDateString();
