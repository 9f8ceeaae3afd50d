/** Finds products as customers name them, in wc/v3's own ways of searching. */
import type { FoundProduct } from '../ports';
import {
	offerOf,
	OFFER_FIELDS,
	parentsIn,
	productsIn,
	variationsIn,
	type WooProduct,
} from './offers';
import { PER_PAGE, type WooClient } from './woo-client';

type Woo = Pick< WooClient, 'get' >;

/** Products that one question is answered with. */
const PRODUCTS = 5;
/** "A blue sweater of wool" where none is called so: by each of so many words. */
const WORDS = 4;
const SHORTEST = 3;

/** The published ones that fit, best first, each with its variations. */
export async function searchProducts(
	woo: Woo,
	query: string
): Promise< FoundProduct[] > {
	const found = await firstOf( [
		() => by( woo, 'search_name_or_sku', query ),
		() => by( woo, 'search', query ),
		() => byEachWord( woo, query ),
	] );
	return Promise.all(
		found
			.slice( 0, PRODUCTS )
			.map( async ( product ) =>
				offerOf(
					product,
					product.type === 'variable'
						? await variationsOf( woo, product )
						: []
				)
			)
	);
}

async function firstOf(
	searches: Array< () => Promise< WooProduct[] > >
): Promise< WooProduct[] > {
	for ( const search of searches ) {
		const found = await search();
		if ( found.length > 0 ) {
			return found;
		}
	}
	return [];
}

/**
 * By name, WooCommerce finds variations too, those of hidden products and drafts
 * among them: what is offered is their product.
 */
async function by(
	woo: Woo,
	name: 'search' | 'search_name_or_sku',
	query: string
): Promise< WooProduct[] > {
	const ask = ( by_: Record< string, string > ) =>
		woo.get( 'products', {
			...by_,
			status: 'publish',
			per_page: PER_PAGE,
			_fields: OFFER_FIELDS,
		} );
	const answer = await ask( { [ name ]: query } );
	const found = productsIn( answer );
	const missing = parentsIn( answer ).filter(
		( id ) => ! found.some( ( one ) => one.id === id )
	);
	return missing.length === 0
		? found
		: [
				...found,
				...productsIn( await ask( { include: missing.join( ',' ) } ) ),
			];
}

/** Those that have most of the words first. */
async function byEachWord( woo: Woo, query: string ): Promise< WooProduct[] > {
	const words = query
		.split( /\s+/u )
		.filter( ( word ) => word.length >= SHORTEST )
		.slice( 0, WORDS );
	if ( words.length < 2 ) {
		return [];
	}
	const found = new Map< number, { product: WooProduct; times: number } >();
	for ( const word of words ) {
		for ( const product of await by( woo, 'search_name_or_sku', word ) ) {
			const one = found.get( product.id ) ?? { product, times: 0 };
			one.times++;
			found.set( product.id, one );
		}
	}
	return [ ...found.values() ]
		.sort( ( a, b ) => b.times - a.times )
		.map( ( { product } ) => product );
}

const variationsOf = async ( woo: Woo, { id }: WooProduct ) =>
	variationsIn(
		await woo.get( `products/${ id }/variations`, {
			status: 'publish',
			per_page: PER_PAGE,
		} )
	);
