/** Conversations and their parts, as the contract's tests begin with them. */
import type { Change, Conversation } from '../../../sidecar/ports';

export const SHOP = 'shop_a';

export const newConversation = (
	id: string,
	more: Partial< Conversation > = {}
): Omit< Conversation, 'seq' > => ( {
	shop: SHOP,
	id,
	status: 'assistant',
	visitor: `v_${ id }`,
	name: 'Zoë',
	detectFrom: 0,
	lastMessage: 0,
	lastText: '',
	lastAt: 1000,
	readBy: { customer: 0, agent: 0 },
	createdAt: 1000,
	...more,
} );

export const said = (
	id: string,
	text = `text of ${ id }`,
	kind: 'customer' | 'assistant' = 'customer'
): Change[ 'events' ][ number ] => ( {
	audience: 'all',
	type: 'message',
	id,
	from: { kind, name: 'Zoë' },
	text,
} );

export const mail = ( key: string ) => ( {
	key,
	kind: 'ticket' as const,
	number: 'B-1001',
	name: 'Zoë',
	email: 'z@example.org',
	about: 'Vase',
	transcript: '',
	conversation: 'c',
} );

export const handoff = {
	id: 'h1',
	state: 'offered' as const,
	trigger: 'explicit_request' as const,
	evidence: [ { message: 'm1', start: 0, end: 5, why: 'asks' } ],
	requestedAt: 5,
	notified: [ { agent: '3', at: 5 } ],
	declinedBy: [],
};

export const ticket: Change[ 'events' ][ number ] = {
	audience: 'all',
	type: 'ticket',
	number: 'B-1001',
	name: 'Zoë',
	email: 'z@example.org',
	about: 'Vase',
	line: 'Sent.',
};
