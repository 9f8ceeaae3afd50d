/** Every route that the sidecar serves is counted under its own name. */
import { createApp } from '../../../sidecar/http/app';
import { ROUTES } from '../../../sidecar/ports';
import { httpParts } from '../support/http-parts';

/** As express's router keeps what it was given. */
interface Layer {
	rawPath: string;
	route?: unknown;
	handle: { stack?: Layer[] };
}

/** Routes, and what is mounted under a path of its own. */
function pathsIn( stack: Layer[], above = '' ): string[] {
	return stack.flatMap( ( { rawPath, route, handle } ) => {
		const path = above + ( rawPath === '/' ? '' : rawPath );
		if ( ! route && handle.stack ) {
			return pathsIn( handle.stack, path );
		}
		return path === above && ! route ? [] : [ path ];
	} );
}

it( '9.2 every route is in the list of labels, and nothing else is', () => {
	const { router } = createApp( { ...httpParts(), basePath: '' } );
	const served = new Set( pathsIn( router.stack as never ) );
	// The one is an upgrade, which express is not asked about.
	const named = new Set< string >( ROUTES );
	named.delete( '/v1/socket' );
	named.delete( 'other' );
	expect( [ ...served ].sort() ).toEqual( [ ...named ].sort() );
} );
