/**
 * An address that may become a link: http and https only. What a visitor
 * controls could be "javascript:…".
 * @param url
 */
export function webLink( url: string | undefined ): string | undefined {
	try {
		const { protocol, href } = new URL( url ?? '' );
		return protocol === 'https:' || protocol === 'http:' ? href : undefined;
	} catch {
		return undefined;
	}
}
