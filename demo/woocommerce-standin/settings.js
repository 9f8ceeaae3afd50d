/** The part of WooCommerce's settings that its components ask for. */

/**
 * @param {string}                                         name
 * @param {unknown}                                        fallback
 * @param {(value: unknown, fallback: unknown) => unknown} filter
 * @return {unknown} What the page says, or the fallback.
 */
export function getSetting(
	name,
	fallback = false,
	filter = ( value ) => value
) {
	const all = window.wcSettings ?? {};
	return filter( name in all ? all[ name ] : fallback, fallback );
}

/**
 * @param {string} path
 * @return {string} The address in wp-admin.
 */
export function getAdminLink( path ) {
	return String( getSetting( 'adminUrl', '/wp-admin/' ) ) + path;
}

export const ADMIN_URL = getAdminLink( '' );
