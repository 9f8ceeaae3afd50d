/** What there is in the shop to answer from, and its texts. */
import type { CatalogueKind } from '../../protocol';
import type { KnowledgeDocument } from './knowledge';
import type { ShopProblem } from './shop';

export interface Read {
	documents: KnowledgeDocument[];
	/** Of the ids that were asked for: not there any more, or not for everybody. */
	gone: string[];
	/** Of these kinds nothing is known. */
	problems: Map< CatalogueKind, ShopProblem >;
}

/** Every method throws `ShopProblem`. */
export interface Catalogue {
	/** Of each kind, by id a text that changes when the document does; or why it could not be listed. */
	list: (
		kinds: CatalogueKind[]
	) => Promise< Map< CatalogueKind, Map< string, string > | ShopProblem > >;
	/** An id that could not be read is in neither list. */
	read: ( ids: string[] ) => Promise< Read >;
}

/** At most so many ids in one `read`. */
export const READ_AT_MOST = 50;
