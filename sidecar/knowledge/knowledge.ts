/** What the shop says, what is still missing in it, and what keeps both as the shop is. */
import type { KnowledgeChanged } from '../../protocol';
import type {
	Assistant,
	Catalogue,
	Clock,
	ConversationStore,
	Log,
} from '../ports';
import { noticing } from './gaps/noticing';
import { GapReport } from './gaps/report';
import { openIndex } from './open';
import { KnowledgeSync } from './sync/sync';

export interface KnowledgeParts {
	shop: string;
	/** The index's database. */
	file: string;
	catalogue: Catalogue;
	store: ConversationStore;
	clock: Clock;
	log: Log;
	/** Takes out of a question what says who asked. */
	mask: ( text: string ) => string;
}

export function openKnowledge( { file, ...parts }: KnowledgeParts ) {
	const index = openIndex( file, parts.log );
	const gaps = new GapReport( {
		...parts,
		knowledge: index,
	} );
	const sync = new KnowledgeSync( {
		...parts,
		index,
		onChange: () => gaps.changed(),
	} );
	return {
		index,
		/** Notes what this one does not know. */
		noticing: ( assistant: Assistant ) => noticing( assistant, gaps ),
		census: () => sync.census(),
		refresh: () => sync.refresh(),
		kinds: () => sync.state(),
		gaps: () => gaps.list(),
		dismiss: ( gap: number ) => gaps.drop( gap ),
		sync: () => void sync.whole(),
		async changed( change: KnowledgeChanged ): Promise< void > {
			sync.changed( change );
			if ( change.closes !== undefined ) {
				await gaps.drop( change.closes );
			}
			if ( change.documents.length > 0 ) {
				await gaps.settle();
			}
		},
		/** What it returns ends it. */
		async start(): Promise< () => Promise< void > > {
			const stop = await sync.start();
			const stopWarming = index.warm();
			return async () => {
				stopWarming();
				await stop();
				await gaps.stop();
			};
		},
		close: () => index.close(),
	};
}
