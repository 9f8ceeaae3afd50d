import { useLayoutEffect, useRef } from '@wordpress/element';

/**
 * Keeps `--baton-top`, what stands above the desk, true: WordPress, WooCommerce
 * and other plugins put bars and notices there.
 */
export function useTop() {
	const desk = useRef< HTMLDivElement >( null );
	useLayoutEffect( () => {
		const measure = () => {
			const box = desk.current;
			if ( box ) {
				const top = box.getBoundingClientRect().top + window.scrollY;
				box.style.setProperty(
					'--baton-top',
					`${ Math.round( top ) }px`
				);
			}
		};
		measure();
		window.addEventListener( 'resize', measure );
		const watch =
			typeof ResizeObserver === 'undefined'
				? undefined
				: new ResizeObserver( measure );
		watch?.observe( document.body );
		return () => {
			window.removeEventListener( 'resize', measure );
			watch?.disconnect();
		};
	}, [] );
	return desk;
}
