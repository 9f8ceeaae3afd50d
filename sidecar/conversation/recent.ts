/** The end of a conversation's log: however long it grew, no more is read. */
import type { ConversationEvent } from '../../protocol';
import type { Conversation } from '../ports';
import type { Context } from './context';

/** Enough for everything that an answer takes into account. */
export const RECENT = 200;

export const recentEvents = (
	{ store, shop }: Context,
	{ id, seq }: Pick< Conversation, 'id' | 'seq' >,
	most = RECENT
): Promise< ConversationEvent[] > =>
	store.events( shop, id, Math.max( 0, seq - most ) );
