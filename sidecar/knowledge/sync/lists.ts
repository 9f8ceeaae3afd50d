/** What there is in the shop, kind by kind. */
import type { CatalogueKind } from '../../../protocol';
import { ShopProblem, type Catalogue } from '../../ports';

/** WordPress's own, and what needs WooCommerce: asked apart when one breaks the other. */
const APART: CatalogueKind[][] = [
	[ 'page', 'post', 'entry' ],
	[ 'product', 'shipping', 'payment' ],
];

/** Of each kind what there is of it, or why that cannot be told. Never throws. */
export async function listsOf(
	catalogue: Pick< Catalogue, 'list' >,
	due: CatalogueKind[]
) {
	const one = ( kinds: CatalogueKind[] ) =>
		catalogue.list( kinds ).catch( ( error: unknown ) => {
			const problem = asProblem( error );
			return new Map( kinds.map( ( kind ) => [ kind, problem ] ) );
		} );
	const all = await one( due );
	const groups = APART.map( ( group ) =>
		group.filter( ( name ) => due.includes( name ) )
	).filter( ( group ) => group.length > 0 );
	const first = [ ...all.values() ][ 0 ];
	const isAsOne = [ ...all.values() ].every( ( each ) => each === first );
	if (
		groups.length < 2 ||
		! isAsOne ||
		! ( first instanceof ShopProblem ) ||
		first.reason === 'unreachable'
	) {
		return all;
	}
	const apart = [];
	for ( const group of groups ) {
		apart.push( ...( await one( group ) ) );
	}
	return new Map( apart );
}

/** What failed, in a keeper's words. */
export const asProblem = ( error: unknown ) =>
	error instanceof ShopProblem
		? error
		: new ShopProblem( 'The index could not be written.', 'unreadable', {
				words: 'The sidecar could not store it. Is the disk full that BATON_DATA is on?',
			} );
