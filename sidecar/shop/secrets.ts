/** What may stand in texts of the shop and must not leave it: keys, payment links, addresses of computers. */
import { plain } from './plain';

/** In the order in which they are taken out: a link goes as a whole. */
const SECRETS = [
	/https?:\/\/\S*(?:pay_for_order|order-pay|[?&](?:key|token|_wpnonce|secret)=)\S*/giu,
	/\bwc_order_\w+/giu,
	/\b(?:ck|cs)_[0-9a-f]{20,}/giu,
	/(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.]*\d)/gu,
	/(?<![\w:])(?:[0-9a-f]{1,4}:){3,7}(?::?[0-9a-f]{1,4}){1,4}(?![\w:])/giu,
];

export const withoutSecrets = ( html: string ): string =>
	SECRETS.reduce(
		( text, secret ) => text.replace( secret, '…' ),
		plain( html )
	);
