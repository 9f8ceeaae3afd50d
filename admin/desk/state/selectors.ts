/** What the screen asks of the state. */
import type { DeskItem } from '../../../protocol/frames-down';
import type { ConversationView } from '../../../protocol/view';
import type { DeskState, OpenFrame } from './desk-state';

/** Who waits longest stands first. */
export function waiting( state: DeskState ): DeskItem[] {
	return Object.values( state.items )
		.filter( ( { status } ) => status === 'waiting' )
		.sort( ( a, b ) => waitsSince( a ) - waitsSince( b ) );
}

const waitsSince = ( item: DeskItem ) => item.waitingSince ?? item.lastAt;

/** Mine first, then those of other people, then the assistant's; newest first. */
export function active( state: DeskState ): DeskItem[] {
	const rank = ( item: DeskItem ) => {
		if ( item.status !== 'human' ) {
			return 2;
		}
		return isMine( state, item ) ? 0 : 1;
	};
	return Object.values( state.items )
		.filter(
			( { status } ) => status === 'human' || status === 'assistant'
		)
		.sort( ( a, b ) => rank( a ) - rank( b ) || b.lastAt - a.lastAt );
}

/** Who left before anybody came; the sidecar lists them for a day. */
export const gaveUp = ( state: DeskState ): DeskItem[] =>
	Object.values( state.items )
		.filter( ( { status } ) => status === 'closed' )
		.sort( ( a, b ) => b.lastAt - a.lastAt );

export const isMine = ( state: DeskState, item: DeskItem | undefined ) =>
	item?.status === 'human' &&
	item.agent !== undefined &&
	item.agent.id === state.you?.id;

/** The conversations whose events this desk wants: the open one and its agent's own. */
export function watched( state: DeskState ): string[] {
	const mine = Object.values( state.items )
		.filter( ( item ) => isMine( state, item ) )
		.map( ( { conversation } ) => conversation );
	return [ ...new Set( [ state.selected ?? '', ...mine ] ) ].filter(
		Boolean
	);
}

/** How many of the customer's messages the agent has not seen. */
export function unreadOf( view: ConversationView | undefined ): number {
	return ( view?.events ?? [] ).filter(
		( event ) =>
			event.type === 'message' &&
			event.from.kind === 'customer' &&
			event.seq > ( view?.readBy.agent ?? 0 )
	).length;
}

/** The number in the title: people waiting, and own conversations with news. */
export function callsForAttention( state: DeskState ): number {
	const news = Object.values( state.items ).filter(
		( item ) =>
			isMine( state, item ) &&
			unreadOf( state.views[ item.conversation ] ) > 0
	);
	return waiting( state ).length + news.length;
}

export function itemOf(
	state: DeskState,
	conversation: string | undefined
): DeskItem | undefined {
	return conversation === undefined
		? undefined
		: ( state.items[ conversation ] ??
				state.departed.find(
					( item ) => item.conversation === conversation
				) );
}

export const isPending = (
	state: DeskState,
	conversation: string,
	type: OpenFrame[ 'type' ]
) =>
	Object.values( state.frames ).some(
		( frame ) => frame.conversation === conversation && frame.type === type
	);

/** Messages on their way, in the order in which they were sent. */
export const unsentOf = ( state: DeskState, conversation: string ) =>
	Object.values( state.frames ).filter(
		( frame ): frame is Extract< OpenFrame, { type: 'send' } > =>
			frame.type === 'send' && frame.conversation === conversation
	);
