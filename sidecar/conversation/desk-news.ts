/** What the desks have to be told of a commit: whatever `DeskItem` shows. */
import type { Conversation, DeskMessage } from '../ports';

const onDesk = ( { status, closedAs }: Conversation ) =>
	status === 'waiting' || status === 'human' || closedAs === 'abandoned';

/** Nothing, that somebody wrote something, or that the row is another one. */
export function deskNews(
	before: Conversation,
	after: Conversation,
	ring: string[] = []
): DeskMessage[ 'news' ] | undefined {
	if ( ! onDesk( before ) && ! onDesk( after ) ) {
		return undefined;
	}
	if ( ring.length > 0 || ! sameRow( before, after ) ) {
		return 'row';
	}
	return before.lastAt !== after.lastAt || before.lastText !== after.lastText
		? 'words'
		: undefined;
}

const sameRow = ( a: Conversation, b: Conversation ) =>
	a.status === b.status &&
	a.closedAs === b.closedAs &&
	a.name === b.name &&
	a.email === b.email &&
	a.customer === b.customer &&
	a.agent?.id === b.agent?.id &&
	a.handoff?.id === b.handoff?.id &&
	a.handoff?.trigger === b.handoff?.trigger &&
	a.handoff?.requestedAt === b.handoff?.requestedAt &&
	a.handoff?.named?.id === b.handoff?.named?.id;
