/** wc/v3's products as they are offered right now: price and stock. */
import * as v from 'valibot';
import type { FoundProduct, ProductOffer } from '../ports';
import { short } from './orders';
import { withoutSecrets } from './secrets';

const Offer = {
	id: v.number(),
	price: v.optional( short, '' ),
	stock_status: v.optional( short, 'instock' ),
	manage_stock: v.optional( v.unknown() ),
	stock_quantity: v.nullish( v.number() ),
};

const WooProduct = v.object( {
	...Offer,
	name: short,
	type: v.optional( short, 'simple' ),
	permalink: v.string(),
	status: v.optional( short, 'publish' ),
	catalog_visibility: v.optional( short, 'visible' ),
	post_password: v.optional( v.string(), '' ),
	/** Of a variation. */
	parent_id: v.optional( v.number(), 0 ),
} );
export type WooProduct = v.InferOutput< typeof WooProduct >;

const WooVariation = v.object( {
	...Offer,
	attributes: v.optional( v.array( v.object( { option: short } ) ), [] ),
} );
type WooVariation = v.InferOutput< typeof WooVariation >;

export const OFFER_FIELDS = Object.keys( WooProduct.entries ).join( ',' );

/** Those that anybody may see in the shop. */
export const productsIn = ( answer: unknown ): WooProduct[] =>
	readable( WooProduct, answer ).filter(
		( {
			type,
			status,
			catalog_visibility: seen,
			post_password: password,
		} ) =>
			type !== 'variation' &&
			status === 'publish' &&
			seen !== 'hidden' &&
			password === ''
	);

/** Ids of the products whose variations are in an answer. */
export const parentsIn = ( answer: unknown ): number[] => [
	...new Set(
		readable( WooProduct, answer )
			.filter( ( { type } ) => type === 'variation' )
			.map( ( one ) => one.parent_id )
	),
];

export const variationsIn = ( answer: unknown ): WooVariation[] =>
	readable( WooVariation, answer );

export function offerOf(
	product: WooProduct,
	variations: WooVariation[]
): FoundProduct {
	const prices = variations
		.map( ( { price } ) => price )
		.filter( ( price ) => price !== '' )
		.sort( ( a, b ) => Number( a ) - Number( b ) );
	const [ least = product.price ] = prices;
	const most = prices.at( -1 ) ?? least;
	return {
		...offer( withoutSecrets( product.name ), product ),
		url: product.permalink,
		price: least,
		...( Number( most ) > Number( least ) && { priceTo: most } ),
		variations: variations.map( ( one ) => {
			const options = one.attributes.map( ( { option } ) =>
				withoutSecrets( option )
			);
			const name = options.filter( Boolean ).join( ', ' );
			return { ...offer( name, one ), options };
		} ),
	};
}

function offer(
	name: string,
	{
		price,
		stock_status: stock,
		stock_quantity: left,
	}: WooVariation | WooProduct
): ProductOffer {
	return {
		name,
		price,
		stock:
			stock === 'outofstock' || stock === 'onbackorder'
				? stock
				: 'instock',
		...( typeof left === 'number' && { left } ),
	};
}

const readable = < S extends v.GenericSchema >(
	schema: S,
	answer: unknown
): Array< v.InferOutput< S > > =>
	( Array.isArray( answer ) ? answer : [] ).flatMap( ( one ) => {
		const { success, output } = v.safeParse( schema, one );
		return success ? [ output ] : [];
	} );
