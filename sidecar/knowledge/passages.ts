/** A page cut into passages that each answer something. */
import type { KnowledgeDocument } from '../ports';

/** About a paragraph: small enough to quote, large enough to say it all. */
const LONGEST = 700;
/** "$24.00 Add to cart" answers nothing. */
const SHORTEST = 25;

export interface CutPassage {
	heading: string;
	text: string;
}

export interface PassageOf {
	/** Its id, see `Passage.entry`. */
	entry: string;
	/** What it is about: the names above it, or the questions. */
	above: string;
	/** Of an entry, its questions. */
	asks: string[];
	text: string;
}

/** What the owner has written as an answer is quoted whole. */
export function passagesOf( document: KnowledgeDocument ): PassageOf[] {
	const { id, kind, title, text, questions = [] } = document;
	if ( kind === 'entry' ) {
		const asks = [ title, ...questions ];
		return [ { entry: id, above: asks.join( '\n' ), asks, text } ];
	}
	return cut( document ).map( ( { heading, text: part }, i ) => ( {
		entry: `${ id }#${ i + 1 }`,
		above: [ title, heading, ...questions ].join( '\n' ),
		asks: [],
		text: part,
	} ) );
}

/** Headings go along with what stands under them. */
export function cut( {
	text,
}: Pick< KnowledgeDocument, 'text' > ): CutPassage[] {
	const passages: CutPassage[] = [];
	let heading = '';
	let lines: string[] = [];
	const end = () => {
		const whole = lines.join( '\n' );
		if ( whole.length >= SHORTEST ) {
			passages.push( { heading, text: whole } );
		}
		lines = [];
	};
	for ( const raw of text.split( '\n' ) ) {
		const line = raw.trim();
		if ( line.startsWith( '#' ) ) {
			end();
			heading = line.replace( /^#+\s*/, '' );
			continue;
		}
		for ( const piece of pieces( line ) ) {
			if ( lines.join( '\n' ).length + piece.length > LONGEST ) {
				end();
			}
			lines.push( piece );
		}
	}
	end();
	return passages;
}

/** A paragraph that is too long, by sentences. */
function pieces( line: string ): string[] {
	if ( line.length <= LONGEST ) {
		return line === '' ? [] : [ line ];
	}
	const all: string[] = [];
	let piece = '';
	for ( const sentence of line.match( /[^.!?]+[.!?]*\s*/g ) ?? [ line ] ) {
		if ( piece !== '' && piece.length + sentence.length > LONGEST ) {
			all.push( piece.trim() );
			piece = '';
		}
		piece += sentence;
	}
	return [ ...all, piece.trim() ].map( ( one ) =>
		one.slice( 0, 2 * LONGEST )
	);
}
