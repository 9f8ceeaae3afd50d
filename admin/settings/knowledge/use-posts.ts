import { useEffect, useRef, useState } from '@wordpress/element';
import { loadPosts, type ShopPage } from '../api';

/** Between two keys. */
const PAUSE_MS = 300;

/** The chosen posts by their titles, and those that are searched for. */
export function usePosts( chosen: number[] ) {
	const [ posts, setPosts ] = useState< ShopPage[] >( [] );
	const timer = useRef< ReturnType< typeof setTimeout > >();
	const first = useRef( chosen );

	const add = ( found: ShopPage[] ) =>
		setPosts( ( known ) => [
			...known,
			...found.filter(
				( { id } ) => ! known.some( ( one ) => one.id === id )
			),
		] );

	useEffect( () => {
		// Without titles, numbers stand for them.
		const load = ( which: Parameters< typeof loadPosts >[ 0 ] ) =>
			loadPosts( which ).then( add, () => {} );
		if ( first.current.length > 0 ) {
			void load( { ids: first.current } );
		}
		void load( { search: '' } );
		return () => clearTimeout( timer.current );
	}, [] );

	const search = ( words: string ) => {
		clearTimeout( timer.current );
		if ( words.trim() !== '' ) {
			timer.current = setTimeout(
				() => void loadPosts( { search: words } ).then( add, () => {} ),
				PAUSE_MS
			);
		}
	};
	return { posts, search };
}
