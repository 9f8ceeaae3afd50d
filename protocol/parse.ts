/** JSON as frames have it: an object of little depth. */

/** Deeper than any frame. JSON.parse takes 20 ms for 60,000 brackets in each other. */
const DEEPEST = 16;

export type Parsed =
	{ ok: true; data: unknown } | { ok: false; field: string; message: string };

export function parse( raw: string ): Parsed {
	if ( mayNestTooDeep( raw ) && nestsTooDeep( raw ) ) {
		return {
			ok: false,
			field: '',
			message: 'The frame is nested too deeply.',
		};
	}
	try {
		return { ok: true, data: JSON.parse( raw ) };
	} catch {
		return { ok: false, field: '', message: 'The frame is not JSON.' };
	}
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPENING = [ 0x5b, 0x7b ] as const;
const CLOSING = [ 0x5d, 0x7d ] as const;

/** Almost no frame has so many brackets: then they need not be told from text. */
function mayNestTooDeep( raw: string ): boolean {
	let openings = 0;
	for ( const opening of [ '{', '[' ] ) {
		for (
			let at = raw.indexOf( opening );
			at !== -1 && openings <= DEEPEST;
			at = raw.indexOf( opening, at + 1 )
		) {
			openings++;
		}
	}
	return openings > DEEPEST;
}

function nestsTooDeep( raw: string ): boolean {
	let depth = 0;
	let isText = false;
	for ( let at = 0; at < raw.length; at++ ) {
		const code = raw.charCodeAt( at );
		if ( code === QUOTE ) {
			isText = ! isText;
		} else if ( isText ) {
			at += code === BACKSLASH ? 1 : 0;
		} else if ( code === OPENING[ 0 ] || code === OPENING[ 1 ] ) {
			if ( ++depth > DEEPEST ) {
				return true;
			}
		} else if ( code === CLOSING[ 0 ] || code === CLOSING[ 1 ] ) {
			depth--;
		}
	}
	return false;
}
