/** A conversation as a row of the desk's lists. */
import type { DeskItem } from '../../protocol';
import type { Conversation } from '../ports';
import type { CustomerPresence } from './customer-presence';

/** So long the desk shows that somebody left before anybody came. */
export const ABANDONED_MS = 24 * 60 * 60 * 1000;

export const isOnDesk = (
	{ status, closedAs, lastAt }: Conversation,
	now: number
) =>
	status === 'waiting' ||
	status === 'human' ||
	( status === 'closed' &&
		closedAs === 'abandoned' &&
		lastAt >= now - ABANDONED_MS );

export function deskItem(
	conversation: Conversation,
	customers: CustomerPresence
): DeskItem {
	const { id, status, handoff, agent } = conversation;
	const page = customers.page( id );
	return {
		conversation: id,
		status,
		customer: {
			name: conversation.name,
			...( conversation.email && { email: conversation.email } ),
			...( conversation.customer && {
				customerId: conversation.customer,
			} ),
			online: customers.customerOnline( id ),
			...( page && { page } ),
		},
		lastText: conversation.lastText,
		lastAt: conversation.lastAt,
		...( handoff && { trigger: handoff.trigger } ),
		...( status === 'waiting' &&
			handoff && { waitingSince: handoff.requestedAt } ),
		...( status === 'waiting' &&
			handoff?.named && { named: handoff.named } ),
		...( status === 'human' && agent && { agent } ),
	};
}
