/** Somebody who goes on typing, whatever happens, and presses Enter once for each message. */

export interface Typist {
	/** What was typed, in order. */
	readonly typed: string[];
	/** Stops after the message at hand. */
	stop: () => Promise< void >;
}

/**
 * @param name   Begins every message.
 * @param says   Types one and presses Enter.
 * @param random For the pauses.
 * @param most   Of a pause, ms.
 */
export function startTypist(
	name: string,
	says: ( text: string ) => Promise< void >,
	random: () => number,
	most: number
): Typist {
	const typed: string[] = [];
	let stopped = false;
	const work = ( async () => {
		while ( ! stopped ) {
			const text = `${ name } ${ typed.length + 1 }`;
			typed.push( text );
			await says( text );
			await new Promise( ( resolve ) =>
				setTimeout( resolve, random() * most )
			);
		}
	} )();
	// A fault is told by stop.
	work.catch( () => {} );
	return {
		typed,
		stop() {
			stopped = true;
			return work;
		},
	};
}
