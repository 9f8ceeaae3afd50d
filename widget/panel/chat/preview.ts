/**
 * The typing preview: the newest text, not more often than is worth it, and
 * again while it stands unsent, because the receiver forgets it (SPEC 3.6).
 */
const EVERY_MS = 60;
const AGAIN_MS = 4_000;
/** A box that was left alone this often in a row is no longer being typed in. */
const MOST_AGAIN = 30;

export interface Preview {
	/** The box holds this text now. */
	show: ( text: string ) => void;
	stop: () => void;
}

export function createPreview( tell: ( text: string ) => void ): Preview {
	let timer: ReturnType< typeof setTimeout > | undefined;
	let resting = true;
	let current = '';
	let told = '';
	let repeats = 0;

	function pass(): void {
		clearTimeout( timer );
		const changed = current !== told;
		resting = ! changed;
		repeats = changed ? 0 : repeats + 1;
		if ( changed || ( current !== '' && repeats <= MOST_AGAIN ) ) {
			tell( current );
			told = current;
			timer = changed
				? setTimeout( settle, EVERY_MS )
				: setTimeout( pass, AGAIN_MS );
		}
	}

	/** The pause after a change: what came meanwhile goes now, else it rests. */
	function settle(): void {
		if ( current !== told ) {
			pass();
		} else {
			resting = true;
			timer = setTimeout( pass, AGAIN_MS );
		}
	}

	return {
		show( text ) {
			current = text;
			if ( resting ) {
				pass();
			}
		},
		stop() {
			clearTimeout( timer );
			resting = true;
			current = told = '';
		},
	};
}
