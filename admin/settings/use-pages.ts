import { useEffect, useState } from '@wordpress/element';
import { loadPages, type ShopPage } from './api';

let asked: Promise< ShopPage[] > | undefined;

/** The shop's pages, asked for once; without them numbers stand for titles. */
export function usePages(): ShopPage[] {
	const [ pages, setPages ] = useState< ShopPage[] >( [] );
	useEffect( () => {
		let wanted = true;
		asked ??= loadPages().catch( () => {
			asked = undefined;
			return [];
		} );
		void asked.then( ( found ) => wanted && setPages( found ) );
		return () => {
			wanted = false;
		};
	}, [] );
	return pages;
}
