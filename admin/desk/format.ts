/** Times and amounts in the language of the admin screen. */
import { __, sprintf } from '@wordpress/i18n';

const language = () => document.documentElement.lang || undefined;

/** A formatter is costly to make, and each message shows a time. */
const formats = new Map< string, Intl.DateTimeFormat >();

function format( options: Intl.DateTimeFormatOptions ) {
	const key = `${ language() } ${ Object.values( options ) }`;
	let made = formats.get( key );
	if ( ! made ) {
		made = new Intl.DateTimeFormat( language(), options );
		formats.set( key, made );
	}
	return made;
}

/** "14:05", with the day before it when it is not today. */
export function clockTime( at: number, now: number = Date.now() ): string {
	const sameDay =
		new Date( at ).toDateString() === new Date( now ).toDateString();
	return format( {
		...( sameDay ? {} : { day: 'numeric', month: 'short' } ),
		hour: 'numeric',
		minute: '2-digit',
	} ).format( at );
}

export const dayOf = ( at: number ) =>
	format( { dateStyle: 'medium' } ).format( at );

/** "0:07", "12:30", "1:02:30": how long somebody has waited. */
export function waitingTime( ms: number ): string {
	const seconds = Math.max( 0, Math.floor( ms / 1000 ) );
	const two = ( n: number ) => String( n ).padStart( 2, '0' );
	const hours = Math.floor( seconds / 3600 );
	const minutes = Math.floor( seconds / 60 ) % 60;
	const rest = two( seconds % 60 );
	return hours > 0
		? `${ hours }:${ two( minutes ) }:${ rest }`
		: `${ minutes }:${ rest }`;
}

/** "12.50" in "EUR" as the language writes it; as it came if it is no amount. */
export function money( amount: string, currency: string ): string {
	const value = Number( amount );
	try {
		return new Intl.NumberFormat( language(), {
			style: 'currency',
			currency,
		} ).format( value );
	} catch {
		return `${ amount } ${ currency }`;
	}
}

/** "2 × Mug": how many of what. */
export const countOf = ( quantity: number, name: string ) =>
	sprintf(
		/* translators: 1: a quantity, 2: a product's name */
		__( '%1$d × %2$s', 'baton' ),
		quantity,
		name
	);
