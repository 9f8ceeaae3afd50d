/** What the shop sells, with today's price and stock. */
import * as v from 'valibot';
import type { ShopSettings } from '../../protocol';
import type { FoundProduct, ProductOffer } from '../ports';
import type { MakeTool } from './around';
import { besides, chosenOf } from './choices';
import { money, say } from './format';
import { hearProduct, wordsOf } from './product-hearing';
import { objectOf, toolOf } from './tool-of';

const Input = v.object( {
	query: v.pipe( v.string(), v.trim(), v.minLength( 2 ), v.maxLength( 120 ) ),
	/** Only those that are called so: what else speaks of it may not be meant. */
	named: v.optional( v.boolean(), false ),
	/** Their own words, where these say more than the query: "in L". */
	said: v.optional( v.pipe( v.string(), v.maxLength( 2000 ) ) ),
} );

/** What was found last, so that "and the blue one in L?" is understood. */
const NOTE = 'product_question';
const Noted = v.object( {
	query: v.string(),
	options: v.array( v.string() ),
} );
type Noted = v.InferOutput< typeof Noted >;
/** "And what about the blue one in size L?" names nothing but a choice. */
const NAMING_NOTHING = new Set(
	'one it size colour color and or but what about how is are there can get then und oder aber was ist mit wie gibt es auch grosse farbe et ou mais est quoi taille couleur y pero hay que talla ed ma cosa taglia colore tem tamanho cor maat kleur hoe zit'.split(
		' '
	)
);

/** Fewer than so many are said to be few. */
const FEW = 5;
const VARIATIONS = 8;
const OPTIONS = 100;

export const findProducts: MakeTool = ( { lookups, shop, store } ) => {
	const notedIn = async ( conversation: string ) => {
		const noted = await store.recall( shop, conversation, NOTE );
		const { success, output } = v.safeParse( Noted, noted );
		return success ? output : undefined;
	};
	return toolOf( {
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
		hears: async ( { asked, conversation } ) => {
			const said = asked.at( -1 ) ?? '';
			const heard = hearProduct( said );
			const noted = await notedIn( conversation );
			const query =
				noted && isOfNoted( said, heard, noted ) ? noted.query : heard;
			return query === undefined
				? undefined
				: { query, named: true, said: said.slice( 0, 2000 ) };
		},
		run: async ( { query, named, said }, { settings, conversation } ) => {
			const found = await lookups.products( query );
			const products = named
				? found.filter( ( one ) => isCalled( one, query ) )
				: found;
			const [ only, ...more ] = products;
			if ( only && more.length === 0 && only.variations.length > 0 ) {
				const options = only.variations.flatMap(
					( one ) => one.options
				);
				await store.remember( shop, conversation, NOTE, {
					query: only.name,
					options: [ ...new Set( options ) ].slice( 0, OPTIONS ),
				} satisfies Noted );
			}
			return {
				kind: 'answer',
				facts: {
					products: products.map( ( one ) =>
						factsOf( settings, one, said ?? query )
					),
				},
				text: products
					.map( ( one ) => textOf( settings, one, said ?? query ) )
					.join( '\n' ),
				sources: products.map( ( { name, url } ) => ( {
					title: name,
					url,
				} ) ),
			};
		},
	} );
};

/** Whether it asks for a choice of what was found before, and names nothing else. */
const isOfNoted = (
	said: string,
	heard: string | undefined,
	{ options }: Noted
): boolean =>
	besides( said, options ).named.length > 0 &&
	wordsOf( besides( heard ?? said, options ).rest.join( ' ' ) ).every(
		( word ) => NAMING_NOTHING.has( word )
	);

/** By something of its name, and with its choices by half of what was asked for at least. */
function isCalled(
	{ name, variations }: FoundProduct,
	query: string
): boolean {
	const asked = wordsOf( query );
	const called = new Set( wordsOf( name ) );
	const choices = new Set(
		variations.flatMap( ( { options } ) => wordsOf( options.join( ' ' ) ) )
	);
	const both = asked.filter(
		( word ) => called.has( word ) || choices.has( word )
	).length;
	return (
		asked.some( ( word ) => called.has( word ) ) && both * 2 >= asked.length
	);
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

/** Of the choices, those that were named; the product itself only where none was. */
function textOf(
	settings: ShopSettings,
	product: FoundProduct,
	said: string
): string {
	const { name, variations } = product;
	const chosen = chosenOf( said, variations );
	return chosen.length < variations.length
		? chosen
				.slice( 0, VARIATIONS )
				.map( ( one ) =>
					lineOf( settings, {
						...one,
						name: `${ name }, ${ one.name }`,
					} )
				)
				.join( '\n' )
		: [
				lineOf( settings, product ),
				...variations
					.slice( 0, VARIATIONS )
					.map( ( one ) => `– ${ lineOf( settings, one ) }` ),
			].join( '\n' );
}

/** Those that were named come first: a model is not told of more than it can read. */
function factsOf(
	settings: ShopSettings,
	product: FoundProduct,
	said: string
) {
	const chosen = new Set( chosenOf( said, product.variations ) );
	return {
		name: product.name,
		url: product.url,
		price: priceText( settings, product ),
		stock: stockText( settings, product ),
		variations: [
			...chosen,
			...product.variations.filter( ( one ) => ! chosen.has( one ) ),
		]
			.slice( 0, VARIATIONS * 2 )
			.map( ( one ) => ( {
				name: one.name,
				price: priceText( settings, one ),
				stock: stockText( settings, one ),
			} ) ),
	};
}
