/** Money and days as the shop's customers read them. */
import type { ShopSettings, ToolWords } from '../../protocol';

/** WordPress's "de_DE_formal" is "de-DE" elsewhere. */
export function languageOf( { shop }: ShopSettings ): string {
	const [ language = 'en', region ] = shop.locale.split( '_' );
	const tag =
		region && /^[a-z]{2}$/iu.test( region )
			? `${ language }-${ region }`
			: language;
	try {
		return Intl.getCanonicalLocales( tag )[ 0 ] ?? 'en';
	} catch {
		return 'en';
	}
}

/**
 * @param settings
 * @param amount   A decimal string ("12.50").
 * @param currency ISO 4217.
 */
export function money(
	settings: ShopSettings,
	amount: string,
	currency: string
): string {
	try {
		return new Intl.NumberFormat( languageOf( settings ), {
			style: 'currency',
			currency,
		} ).format( Number( amount ) );
	} catch {
		return `${ amount } ${ currency }`;
	}
}

/** "12 March 2026", in the shop's zone. */
export const day = ( settings: ShopSettings, at: number ): string =>
	inZone( settings, { dateStyle: 'long' } ).format( at );

/** "Monday 14:32", in the shop's zone. */
export const weekdayAndTime = ( settings: ShopSettings, at: number ): string =>
	inZone( settings, {
		weekday: 'long',
		hour: '2-digit',
		minute: '2-digit',
	} ).format( at );

function inZone(
	settings: ShopSettings,
	options: Intl.DateTimeFormatOptions
): Intl.DateTimeFormat {
	const language = languageOf( settings );
	try {
		return new Intl.DateTimeFormat( language, {
			...options,
			timeZone: settings.shop.timeZone,
		} );
	} catch {
		return new Intl.DateTimeFormat( language, {
			...options,
			timeZone: 'UTC',
		} );
	}
}

/** "2 × Mug, 1 × Tea" */
export const itemsText = (
	items: Array< { name: string; quantity: number } >
): string =>
	[
		...items
			.slice( 0, ITEMS )
			.map( ( { name, quantity } ) => `${ quantity } × ${ name }` ),
		...( items.length > ITEMS ? [ '…' ] : [] ),
	].join( ', ' );

const ITEMS = 8;

/** A placeholder that is not given stays as it stands. */
export const say = (
	{ words }: ShopSettings,
	name: keyof ToolWords,
	values: Record< string, string > = {}
): string =>
	( words.tools?.[ name ] ?? '' ).replace(
		/\{(\w+)\}/gu,
		( whole, key: string ) => values[ key ] ?? whole
	);

/** Without accents and capitals, for looking for words in it. */
export const folded = ( text: string ): string =>
	text
		.slice( 0, 2000 )
		.normalize( 'NFKD' )
		.replace( /\p{M}/gu, '' )
		.replace( /[’‘´`]/gu, "'" )
		.toLowerCase();
