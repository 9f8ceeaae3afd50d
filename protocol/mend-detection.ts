/** Settings of the detector from somewhere that may be older, newer or broken. */
import * as v from 'valibot';
import { Detection } from './detection';

export interface MendedDetection {
	detection: Detection;
	/** Fields that do not fit: "frustration.sensitivity", "phrases.3.text". */
	leftOut: string[];
}

type Loose = Record< string, unknown >;

/** What does not fit is left out, so that its default holds and the rest as it is; of a list, the entry. */
export function mendDetection( given: unknown ): MendedDetection {
	const left: Loose = isObject( given ) ? { ...given } : {};
	const leftOut: string[] = [];
	for (;;) {
		const parsed = v.safeParse( Detection, left );
		if ( parsed.success ) {
			return { detection: parsed.output, leftOut };
		}
		const wrong = parsed.issues.map( placeOf );
		leftOut.push( ...wrong.map( ( { path } ) => path.join( '.' ) ) );
		wrong.forEach( ( place ) => leaveOut( left, place ) );
		for ( const [ name, value ] of Object.entries( left ) ) {
			if ( Array.isArray( value ) ) {
				left[ name ] = value.filter( ( one ) => one !== GONE );
			}
		}
	}
}

/** Stands in a list for an entry that is left out, until all are. */
const GONE = Symbol( 'gone' );

interface Place {
	path: Array< string | number >;
	/** How many a list may have, when that is what is wrong. */
	most?: number;
}

function placeOf( issue: v.InferIssue< typeof Detection > ): Place {
	const path = ( issue.path ?? [] ).map( ( { key } ) => key as string );
	const isLong = issue.type === 'max_length' && path.length === 1;
	return isLong ? { path, most: Number( issue.requirement ) } : { path };
}

/** Each place, at the latest at the second time, is one less to be wrong. */
function leaveOut( left: Loose, { path, most }: Place ): void {
	const [ name = '', inside ] = path;
	const part = left[ name ];
	if ( Array.isArray( part ) && most !== undefined ) {
		left[ name ] = part.slice( 0, most );
	} else if ( Array.isArray( part ) && inside !== undefined ) {
		left[ name ] = part.map( ( one, i ) => ( i === inside ? GONE : one ) );
	} else if ( isObject( part ) && inside !== undefined ) {
		const { [ inside ]: _, ...others } = part;
		left[ name ] = others;
	} else {
		delete left[ name ];
	}
}

const isObject = ( value: unknown ): value is Loose =>
	typeof value === 'object' && value !== null && ! Array.isArray( value );
