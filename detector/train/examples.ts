/** What the models learn from: a text, and which triggers it pulls. */
import type { WordTrigger } from '../../sidecar/conversation/escalation/word-triggers';

export interface Example {
	text: string;
	/** As the sentences' files are named ("en"); absent where it does not matter. */
	language?: string;
	triggers: WordTrigger[];
	/** It may pull these too: they learn nothing from it. */
	unsure: WordTrigger[];
	/** Variants of one sentence: on the same side of every split. */
	group: string;
	weight: number;
}
