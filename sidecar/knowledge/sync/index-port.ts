import type { KnowledgeDocument, KnowledgeKind } from '../../ports';

/** What the sync fills. */
export interface DocumentIndex {
	put: ( documents: KnowledgeDocument[] ) => number;
	remove: ( ids: Iterable< string > ) => number;
	/** Of every document, a text that is another for another document. */
	list: () => Map< string, string >;
	/** Passages. */
	sizes: () => Record< KnowledgeKind, number >;
}
