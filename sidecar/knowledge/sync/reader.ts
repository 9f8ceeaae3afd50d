/** Reads documents in batches; one that breaks the shop's answer costs no other. */
import {
	READ_AT_MOST,
	ShopProblem,
	type Catalogue,
	type Read,
} from '../../ports';

/** Rendering a page costs the shop tens of milliseconds. */
const BATCH = Math.min( 25, READ_AT_MOST );
/** So many that break alone, and it is not the documents. */
const BROKEN_AT_MOST = 3;
/** What one document alone can do to an answer. */
const BY_DOCUMENT: ReadonlySet< string > = new Set( [
	'broken',
	'empty',
	'page',
	'unreadable',
	'too_large',
	'cut',
] );

export interface Batch extends Read {
	/** Those that were asked for. */
	ids: string[];
	/** Those that could not be read, and why. */
	unread: Map< string, ShopProblem >;
}

/** Throws `ShopProblem`; what came before it was given already. */
export async function* readInBatches(
	catalogue: Pick< Catalogue, 'read' >,
	ids: string[]
): AsyncIterable< Batch > {
	const waiting: string[][] = [];
	for ( let from = 0; from < ids.length; from += BATCH ) {
		waiting.push( ids.slice( from, from + BATCH ) );
	}
	let broken = 0;
	for ( let batch = waiting.shift(); batch; batch = waiting.shift() ) {
		try {
			yield sorted( batch, await catalogue.read( batch ) );
		} catch ( error ) {
			if (
				! ( error instanceof ShopProblem ) ||
				! BY_DOCUMENT.has( error.reason )
			) {
				throw error;
			}
			if ( batch.length > 1 ) {
				const half = Math.floor( batch.length / 2 );
				waiting.unshift( batch.slice( 0, half ), batch.slice( half ) );
			} else if ( ++broken > BROKEN_AT_MOST ) {
				throw error;
			} else {
				yield {
					ids: batch,
					documents: [],
					gone: [],
					problems: new Map(),
					unread: new Map( [ [ batch[ 0 ]!, error ] ] ),
				};
			}
		}
	}
}

function sorted( ids: string[], read: Read ): Batch {
	const answered = new Set( [
		...read.documents.map( ( { id } ) => id ),
		...read.gone,
	] );
	const unread = new Map< string, ShopProblem >();
	for ( const id of ids ) {
		if ( ! answered.has( id ) ) {
			const kind = id.slice( 0, id.indexOf( ':' ) );
			unread.set(
				id,
				read.problems.get( kind as never ) ??
					new ShopProblem(
						`WordPress sent ${ kind } texts that cannot be read.`,
						'unreadable'
					)
			);
		}
	}
	return { ids, ...read, unread };
}
