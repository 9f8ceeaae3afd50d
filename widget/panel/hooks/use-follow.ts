import {
	useCallback,
	useEffect,
	useLayoutEffect,
	useRef,
	useState,
	type RefObject,
} from '@wordpress/element';

/** This near to the end (px) counts as being there. */
const NEAR_PX = 48;

export interface Follow {
	scroller: RefObject< HTMLDivElement >;
	/** The end of the conversation is on the screen. */
	atEnd: boolean;
	onScroll: () => void;
	toEnd: () => void;
}

/**
 * Keeps the end in view while the reader is there, and leaves the place alone
 * while they read further up.
 *
 * @param grown  Changes whenever there is more to see.
 * @param forced Changes when the end is to be shown wherever the reader is.
 */
export function useFollow( grown: unknown, forced: unknown ): Follow {
	const scroller = useRef< HTMLDivElement >( null );
	const [ atEnd, setAtEnd ] = useState( true );

	const toEnd = useCallback( () => {
		const box = scroller.current;
		if ( box ) {
			box.scrollTop = box.scrollHeight;
			setAtEnd( true );
		}
	}, [] );

	const onScroll = useCallback( () => {
		const box = scroller.current;
		if ( box ) {
			setAtEnd(
				box.scrollHeight - box.scrollTop - box.clientHeight < NEAR_PX
			);
		}
	}, [] );

	useLayoutEffect( () => {
		if ( atEnd ) {
			toEnd();
		}
		// eslint-disable-next-line react-hooks/exhaustive-deps -- Coming to the end by hand needs no scrolling.
	}, [ grown ] );
	useLayoutEffect( toEnd, [ toEnd, forced ] );
	useEffect( () => {
		// A form that shows a fault, a phone's keyboard that takes its room.
		const sizes =
			atEnd && 'ResizeObserver' in window
				? new ResizeObserver( toEnd )
				: undefined;
		const box = scroller.current;
		for ( const part of box ? [ box, ...box.children ] : [] ) {
			sizes?.observe( part );
		}
		return () => sizes?.disconnect();
	}, [ atEnd, toEnd, grown ] );

	return { scroller, atEnd, onScroll, toEnd };
}
