/** The shop: orders through wc/v3, the cart through signed calls. */
import * as v from 'valibot';
import { Cart, type Connection } from '../../protocol';
import { ShopProblem, type Orders, type Shop } from '../ports';
import { ORDER_FIELDS, readOrders } from './orders';
import type { WooClient } from './woo-client';

interface Signed {
	call: ( route: string, body: unknown ) => Promise< unknown >;
}

export class WooCommerceShop implements Shop {
	constructor(
		private readonly connection: Connection,
		private readonly woo: Pick< WooClient, 'get' >,
		private readonly wordpress: Signed
	) {}

	async orders( customer: string, mayEdit: boolean ): Promise< Orders > {
		const answer = await this.woo.get( 'orders', {
			customer,
			per_page: '20',
			orderby: 'date',
			order: 'desc',
			_fields: ORDER_FIELDS,
		} );
		return readOrders(
			answer,
			customer,
			mayEdit ? ( id ) => this.editUrl( id ) : undefined
		);
	}

	private editUrl( id: number ): string {
		return `${ this.connection.url }/wp-admin/admin.php?page=wc-orders&action=edit&id=${ id }`;
	}

	async cart( visitor: string ): Promise< Cart | null > {
		const answer = await this.wordpress.call( '/baton/v1/cart', {
			visitor,
		} );
		const parsed = v.safeParse(
			v.object( { cart: v.nullable( Cart ) } ),
			answer
		);
		if ( ! parsed.success ) {
			throw new ShopProblem(
				'WordPress sent a cart that cannot be read: update the plugin and the sidecar to the same version.'
			);
		}
		return parsed.output.cart;
	}
}
