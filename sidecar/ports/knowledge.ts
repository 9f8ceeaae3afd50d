/** What the shop says about itself. */
import type { Source } from '../../protocol';

/**
 * `entry` is a question and its answer in the owner's own words, `shop` what no
 * page says: shipping zones, payment methods, hours.
 */
export type KnowledgeKind = 'page' | 'post' | 'product' | 'entry' | 'shop';

export interface KnowledgeDocument {
	/** "page:12", "product:7", "entry:3", "shipping:2": its kind and its number there. */
	id: string;
	kind: KnowledgeKind;
	/** Of an `entry` without `questions`, the question. */
	title: string;
	/** Absent where no page says it. */
	url?: string;
	/** Paragraphs separated by "\n"; headings begin with "# ". */
	text: string;
	/** What it answers, in the words of those who ask. */
	questions?: string[];
}

export interface Passage {
	/**
	 * What is quoted: the document's id, of a page the passage too, and behind a
	 * space what of it was asked: "page:12#3 canada". The same for the same
	 * question, however it is worded.
	 */
	entry: string;
	kind: KnowledgeKind;
	/** Of the document. */
	title: string;
	/** Absent where there is no page to link to. */
	source?: Source;
	text: string;
	/** 0 to 1: how sure it is that this answers what is asked. */
	score: number;
}

export interface Knowledge {
	/** The passages that speak of what is asked, best first; none when nothing fits. */
	search: ( question: string, limit: number ) => Promise< Passage[] >;
}
