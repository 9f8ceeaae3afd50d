import { useEffect, useState } from '@wordpress/element';

/** The time, renewed every second; milliseconds. */
export function useNow(): number {
	const [ now, setNow ] = useState( Date.now );
	useEffect( () => {
		const timer = setInterval( () => setNow( Date.now() ), 1_000 );
		return () => clearInterval( timer );
	}, [] );
	return now;
}
