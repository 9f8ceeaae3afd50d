/** A shop whose documents the test changes, and which can be broken in parts. */
import {
	CATALOGUE_KINDS,
	type CatalogueKind,
	type WireDocument,
} from '../../../protocol';
import { ShopProblem, type Catalogue, type Read } from '../../../sidecar/ports';

/** What an empty shop answers to `/knowledge/list`. */
export const EMPTY_LISTING = {
	kinds: Object.fromEntries(
		CATALOGUE_KINDS.map( ( kind ) => [ kind, { stamps: {} } ] )
	),
};

export class FakeShop implements Catalogue {
	readonly documents = new Map< string, WireDocument & { stamp: string } >();
	/** Each call's ids or kinds, in order. */
	readonly lists: CatalogueKind[][] = [];
	readonly reads: string[][] = [];
	/** Before it answers; what it throws is thrown. */
	onList: ( kinds: CatalogueKind[] ) => void = () => {};
	onRead: ( ids: string[] ) => void = () => {};
	/** What it leaves out of a listing. */
	hides: ( id: string ) => boolean = () => false;
	private changes = 0;

	put( id: string, text: string, title = id ): void {
		const kind = id.split( ':' )[ 0 ] as CatalogueKind;
		this.documents.set( id, {
			id,
			kind: kind === 'shipping' || kind === 'payment' ? 'shop' : kind,
			title,
			url: `https://shop.example/${ id.replace( ':', '/' ) }/`,
			text,
			stamp: `s${ ++this.changes }`,
		} );
	}

	delete( id: string ): void {
		this.documents.delete( id );
	}

	async list( kinds: CatalogueKind[] ) {
		this.lists.push( kinds );
		this.onList( kinds );
		return new Map(
			kinds.map( ( kind ) => [
				kind,
				new Map(
					[ ...this.documents.values() ].flatMap(
						( { id, stamp } ) =>
							id.startsWith( `${ kind }:` ) && ! this.hides( id )
								? [ [ id, stamp ] ]
								: []
					)
				) as Map< string, string > | ShopProblem,
			] )
		);
	}

	async read( ids: string[] ): Promise< Read > {
		this.reads.push( ids );
		this.onRead( ids );
		const documents = ids.flatMap( ( id ) => {
			const found = this.documents.get( id );
			if ( ! found ) {
				return [];
			}
			const { stamp, ...document } = found;
			return [ document ];
		} );
		return {
			documents,
			gone: ids.filter( ( id ) => ! this.documents.has( id ) ),
			problems: new Map(),
		};
	}

	/** Ids that were read since this was last asked. */
	takeReads(): string[] {
		return this.reads.splice( 0 ).flat().sort();
	}
}
