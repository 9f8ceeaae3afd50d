/** The shop: orders and products through wc/v3, cart and pages through signed calls. */
import * as v from 'valibot';
import { Cart, ContentPage, type Connection } from '../../protocol';
import { ShopProblem, type Orders, type PageText, type Shop } from '../ports';
import { ORDER_FIELDS, readOrders } from './orders';
import { productText, PRODUCT_FIELDS, WooProduct } from './products';
import type { WooClient } from './woo-client';

interface Signed {
	call: ( route: string, body: unknown ) => Promise< unknown >;
}

/** wc/v3 takes no more at once. */
const PER_PAGE = 100;
/** Bounds what one refresh may read. */
const PAGES_AT_MOST = 50;

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

	async pages(): Promise< PageText[] > {
		const all: PageText[] = [];
		for ( let page = 1; page <= PAGES_AT_MOST; page++ ) {
			const answer = await this.wordpress.call( '/baton/v1/content', {
				page,
			} );
			const parsed = v.safeParse( ContentPage, answer );
			if ( ! parsed.success ) {
				throw new ShopProblem(
					'WordPress sent pages that cannot be read: update the plugin and the sidecar to the same version.'
				);
			}
			all.push( ...parsed.output.pages );
			if ( page >= parsed.output.totalPages ) {
				break;
			}
		}
		return all;
	}

	async products(): Promise< PageText[] > {
		const all: PageText[] = [];
		for ( let page = 1; page <= PAGES_AT_MOST; page++ ) {
			const answer = await this.woo.get( 'products', {
				status: 'publish',
				per_page: String( PER_PAGE ),
				page: String( page ),
				_fields: PRODUCT_FIELDS,
			} );
			const parsed = v.safeParse( v.array( WooProduct ), answer );
			if ( ! parsed.success ) {
				throw new ShopProblem(
					`WooCommerce's products cannot be read (${
						v.getDotPath( parsed.issues[ 0 ] ) ?? 'all'
					}): check whether a plugin changes them.`
				);
			}
			all.push( ...parsed.output.map( productText ) );
			if ( parsed.output.length < PER_PAGE ) {
				break;
			}
		}
		return all;
	}
}
