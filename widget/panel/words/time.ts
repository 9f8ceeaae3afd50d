/** Times and days in the page's language and the customer's time zone. */
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
	new Date( at ).toLocaleTimeString( language(), {
		hour: 'numeric',
		minute: '2-digit',
	} );

/** "Friday, 14 March". */
export const dayName = ( at: number ) =>
	new Date( at ).toLocaleDateString( language(), {
		weekday: 'long',
		day: 'numeric',
		month: 'long',
	} );

export const isSameDay = ( one: number, other: number ) =>
	new Date( one ).toDateString() === new Date( other ).toDateString();
