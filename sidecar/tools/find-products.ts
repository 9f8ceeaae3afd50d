/** What the shop sells, with today's price and stock. */
import * as v from 'valibot';
import type { ShopSettings } from '../../protocol';
import type { FoundProduct, ProductOffer } from '../ports';
import type { MakeTool } from './around';
import { money, say } from './format';
import { hearProduct, wordsOf } from './product-hearing';
import { objectOf, toolOf } from './tool-of';

const Input = v.object( {
	query: v.pipe( v.string(), v.trim(), v.minLength( 2 ), v.maxLength( 120 ) ),
	/** Only those that are called so: what else speaks of it may not be meant. */
	named: v.optional( v.boolean(), false ),
} );

/** Fewer than so many are said to be few. */
const FEW = 5;
const VARIATIONS = 8;

export const findProducts: MakeTool = ( { lookups } ) =>
	toolOf( {
		name: 'find_products',
		description:
			'Products of this shop by name, SKU or words of their description, with their present price and stock and those of their variations.',
		parameters: objectOf(
			{
				query: {
					type: 'string',
					description:
						'One to four words that name it, in the shop’s language.',
				},
			},
			[ 'query' ]
		),
		input: Input,
		hears: ( { asked } ) => {
			const query = hearProduct( asked.at( -1 ) ?? '' );
			return query === undefined ? undefined : { query, named: true };
		},
		run: async ( { query, named }, { settings } ) => {
			const found = await lookups.products( query );
			const products = named
				? found.filter( ( { name } ) => isCalled( name, query ) )
				: found;
			return {
				kind: 'answer',
				facts: {
					products: products.map( ( one ) =>
						factsOf( settings, one )
					),
				},
				text: products
					.map( ( one ) => textOf( settings, one ) )
					.join( '\n' ),
				sources: products.map( ( { name, url } ) => ( {
					title: name,
					url,
				} ) ),
			};
		},
	} );

/** Half of what was asked for, at least. */
function isCalled( name: string, query: string ): boolean {
	const asked = wordsOf( query );
	const called = new Set( wordsOf( name ) );
	const both = asked.filter( ( word ) => called.has( word ) ).length;
	return both > 0 && both * 2 >= asked.length;
}

function stockText( settings: ShopSettings, offer: ProductOffer ): string {
	const { stock, left } = offer;
	switch ( stock ) {
		case 'outofstock':
			return say( settings, 'outOfStock' );
		case 'onbackorder':
			return say( settings, 'onBackorder' );
		case 'instock':
			return left !== undefined && left > 0 && left < FEW
				? say( settings, 'fewLeft', { count: String( left ) } )
				: say( settings, 'inStock' );
	}
}

function priceText(
	settings: ShopSettings,
	{ price, priceTo }: ProductOffer & { priceTo?: string }
): string {
	const amount = ( text: string ) =>
		money( settings, text, settings.shop.currency );
	if ( price === '' ) {
		return '–';
	}
	return priceTo === undefined
		? amount( price )
		: `${ amount( price ) } – ${ amount( priceTo ) }`;
}

const lineOf = ( settings: ShopSettings, offer: ProductOffer ) =>
	say( settings, 'product', {
		name: offer.name,
		price: priceText( settings, offer ),
		stock: stockText( settings, offer ),
	} );

const textOf = ( settings: ShopSettings, product: FoundProduct ) =>
	[
		lineOf( settings, product ),
		...product.variations
			.slice( 0, VARIATIONS )
			.map( ( one ) => `– ${ lineOf( settings, one ) }` ),
	].join( '\n' );

const factsOf = ( settings: ShopSettings, product: FoundProduct ) => ( {
	name: product.name,
	url: product.url,
	price: priceText( settings, product ),
	stock: stockText( settings, product ),
	variations: product.variations
		.slice( 0, VARIATIONS * 2 )
		.map( ( one ) => ( {
			name: one.name,
			price: priceText( settings, one ),
			stock: stockText( settings, one ),
		} ) ),
} );
