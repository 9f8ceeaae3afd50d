/** A product of wc/v3 as text that questions are answered from. */
import * as v from 'valibot';
import type { PageText } from '../ports';

export const WooProduct = v.object( {
	id: v.number(),
	name: v.string(),
	permalink: v.string(),
	sku: v.optional( v.string(), '' ),
	price: v.optional( v.string(), '' ),
	stock_status: v.optional( v.string(), '' ),
	short_description: v.optional( v.string(), '' ),
	description: v.optional( v.string(), '' ),
	categories: v.optional( v.array( v.object( { name: v.string() } ) ), [] ),
	attributes: v.optional(
		v.array(
			v.object( {
				name: v.string(),
				options: v.optional( v.array( v.string() ), [] ),
			} )
		),
		[]
	),
} );

/** What is asked for; a product's pictures and meta data would weigh more. */
export const PRODUCT_FIELDS = Object.keys( WooProduct.entries ).join( ',' );

const STOCK: Record< string, string > = {
	instock: 'In stock.',
	outofstock: 'Out of stock.',
	onbackorder: 'Available on backorder.',
};

export function productText(
	product: v.InferOutput< typeof WooProduct >
): PageText {
	const name = plain( product.name );
	const attributes = product.attributes.map(
		( one ) =>
			`${ plain( one.name ) }: ${ one.options.map( plain ).join( ', ' ) }.`
	);
	const facts = [
		product.price && `Price: ${ product.price }.`,
		STOCK[ product.stock_status ],
		...attributes,
		product.sku && `SKU ${ product.sku }.`,
	];
	return {
		id: product.id,
		title: name,
		url: product.permalink,
		text: [
			[ `${ name }.`, plain( product.short_description ), ...facts ]
				.filter( Boolean )
				.join( ' ' ),
			plain( product.description ),
			product.categories.length > 0 &&
				`${ name } is in ${ product.categories
					.map( ( one ) => plain( one.name ) )
					.join( ', ' ) }.`,
		]
			.filter( Boolean )
			.join( '\n' ),
	};
}

const ENTITIES: Record< string, string > = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	nbsp: ' ',
};

/** HTML as text: tags become nothing, block ends become line ends. */
export function plain( html: string ): string {
	return html
		.replace( /<(script|style)[^]*?<\/\1>/gi, '' )
		.replace( /<\/(?:p|li|h\d|div|tr)>|<br\s*\/?>/gi, '\n' )
		.replace( /<[^>]*>/g, '' )
		.replace( /&#(x[0-9a-f]+|\d+);/gi, ( whole, code: string ) =>
			fromCode( code, whole )
		)
		.replace(
			/&([a-z]+);/gi,
			( whole, name: string ) => ENTITIES[ name.toLowerCase() ] ?? whole
		)
		.replace( /[ \t]+/g, ' ' )
		.replace( /\s*\n\s*/g, '\n' )
		.trim();
}

function fromCode( code: string, whole: string ): string {
	const number = /^x/i.test( code )
		? parseInt( code.slice( 1 ), 16 )
		: parseInt( code, 10 );
	return number <= 0x10ffff ? String.fromCodePoint( number ) : whole;
}
