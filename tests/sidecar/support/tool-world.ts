/** The assistant without a model, its tools and a shop on loopback, in one process. */
import { QuotingAssistant } from '../../../sidecar/llm/quoting';
import { WooCommerceLookups } from '../../../sidecar/shop/look-ups';
import { WooCommerceShop } from '../../../sidecar/shop/shop';
import { WooClient } from '../../../sidecar/shop/woo-client';
import { WordPress } from '../../../sidecar/signing/wordpress';
import { Toolbox } from '../../../sidecar/tools/toolbox';
import { FullText } from '../../../sidecar/knowledge/full-text';
import { systemClock } from '../../../sidecar/clock';
import type { ConversationStore } from '../../../sidecar/ports';
import { SECRET, SHOP } from './tokens';
import type { ToolShop } from './tool-shop';
import { until } from './until';
import { World, type Client } from './world';

export function toolWorld( shop: ToolShop, store?: ConversationStore ) {
	const world = new World( { store } );
	const connection = {
		url: shop.url,
		rest: `${ shop.url }/wp-json/`,
		shop: SHOP,
		secret: SECRET,
		key: 'ck_1',
		consumerSecret: 'cs_1',
	};
	const woo = new WooClient( connection, systemClock );
	const wordpress = new WordPress( connection, systemClock );
	const wooShop = new WooCommerceShop( connection, woo, wordpress );
	const tools = new Toolbox( {
		shop: SHOP,
		lookups: new WooCommerceLookups( woo, wordpress ),
		cart: ( visitor ) => wooShop.cart( visitor ),
		store: world.store.tools,
		clock: world.clock,
		log: world.log,
	} );
	const index = new FullText( ':memory:' );
	const quoting = new QuotingAssistant( index, tools );
	world.assistant.answer = ( question, signal ) =>
		quoting.answer( question, signal );
	let sent = 0;
	return {
		world,
		tools,
		close: () => index.close(),
		/** Says it, and resolves with what is said to it. */
		async ask( client: Client, text: string ): Promise< string > {
			const before = client.wire.texts().length;
			await client.send( { type: 'send', id: `t${ ++sent }`, text } );
			await until(
				'an answer',
				() => client.wire.texts().length >= before + 2
			);
			await world.flush();
			return client.wire
				.texts()
				.slice( before + 1 )
				.join( '\n' );
		},
	};
}
