/** What the assistant's tools ask the shop for. */
import * as v from 'valibot';
import { Tracking } from '../../protocol';
import {
	ShopProblem,
	type CustomerOrder,
	type FoundProduct,
	type ShopLookups,
	type Tracking as Told,
} from '../ports';
import {
	CUSTOMER_ORDER_FIELDS,
	ordersIn,
	sameEmail,
	sameNumber,
} from './customer-orders';
import { searchProducts } from './product-search';
import { withoutSecrets } from './secrets';
import { PER_PAGE, type WooClient } from './woo-client';

interface Signed {
	call: ( route: string, body: unknown ) => Promise< unknown >;
}

export class WooCommerceLookups implements ShopLookups {
	constructor(
		private readonly woo: Pick< WooClient, 'get' >,
		private readonly wordpress: Signed
	) {}

	async ownOrders( customer: string ): Promise< CustomerOrder[] > {
		const answer = await this.orders( { customer } );
		// A filter that WooCommerce does not know is ignored by it.
		return ordersIn(
			answer,
			( order ) =>
				customer !== '0' && String( order.customer_id ) === customer
		);
	}

	/** By id first, which costs least; then among all that bear the address. */
	async orderBy(
		number: string,
		email: string
	): Promise< CustomerOrder | undefined > {
		const id = /^#?\s*(\d{1,15})$/u.exec( number.trim() )?.[ 1 ];
		const direct = id && ( await this.one( id ) );
		const fits = ( order: {
			number: string;
			billing: { email: string };
		} ) =>
			sameNumber( order.number, number ) &&
			sameEmail( order.billing.email, email );
		const [ found ] = direct ? ordersIn( direct, fits ) : [];
		if ( found ) {
			return found;
		}
		const answer = await this.orders( { search: email } );
		return ordersIn( answer, fits )[ 0 ];
	}

	async orderById( id: number ): Promise< CustomerOrder | undefined > {
		const answer = await this.one( String( id ) );
		return ordersIn( answer, ( order ) => order.id === id )[ 0 ];
	}

	async tracking( order: number ): Promise< Told > {
		const answer = await this.wordpress.call( '/baton/v1/tracking', {
			order,
		} );
		const parsed = v.safeParse( Tracking, answer );
		if ( ! parsed.success ) {
			throw new ShopProblem(
				'WordPress sent a tracking note that cannot be read: update the plugin and the sidecar to the same version.'
			);
		}
		const { shipments, notes } = parsed.output;
		return {
			shipments: shipments.map( ( { number, carrier, url } ) => ( {
				number: withoutSecrets( number ),
				carrier: withoutSecrets( carrier ),
				...( isSafe( url ) && { url } ),
			} ) ),
			notes: notes.map( ( { text, at } ) => ( {
				text: withoutSecrets( text ),
				at,
			} ) ),
		};
	}

	products( query: string ): Promise< FoundProduct[] > {
		return searchProducts( this.woo, query );
	}

	private orders( query: Record< string, string > ): Promise< unknown > {
		return this.woo.get( 'orders', {
			...query,
			per_page: PER_PAGE,
			orderby: 'date',
			order: 'desc',
			_fields: CUSTOMER_ORDER_FIELDS,
		} );
	}

	/** An empty list where there is none. */
	private async one( id: string ): Promise< unknown > {
		try {
			return await this.woo.get( `orders/${ id }`, {
				_fields: CUSTOMER_ORDER_FIELDS,
			} );
		} catch ( error ) {
			if (
				error instanceof ShopProblem &&
				error.failure.status === 404
			) {
				return [];
			}
			throw error;
		}
	}
}

const isSafe = ( url: string | undefined ): url is string =>
	url !== undefined &&
	/^https?:\/\//iu.test( url ) &&
	withoutSecrets( url ) === url;
