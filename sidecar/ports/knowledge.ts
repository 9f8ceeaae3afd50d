/** What the shop says about itself. */
import type { Source } from '../../protocol';

export interface Passage {
	source: Source;
	text: string;
	kind: 'page' | 'product';
}

export interface Knowledge {
	/** The passages that speak of what is asked, best first; none when nothing fits. */
	search: ( question: string, limit: number ) => Promise< Passage[] >;
}
