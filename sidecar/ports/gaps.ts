/** Questions that the assistant could not answer. */
import type { Gap } from '../../protocol';

export interface StoredGap extends Gap {
	/** What was found when it was asked, and was no answer: an id, '' for nothing. */
	found: string;
}

export interface Gaps {
	/** Notes what the assistant did not know. Never throws. */
	missed: ( conversation: string, asked: string[] ) => Promise< void >;
}
