/** What an assistant is asked. */
import type { ConversationEvent, EventOf, ShopSettings } from '../../protocol';
import type { Asking, Conversation, Question } from '../ports';
import { settingsOf, type Context } from './context';
import { recentEvents } from './recent';
import { askedIn } from './unanswered';

/** So much of what was said goes to the assistant, newest last. */
const HISTORY = 60;
/** The first question stands among so many events. */
const BEGINNING = 12;

export async function questionOf(
	context: Context,
	conversation: Conversation
): Promise< Question > {
	const log = await recentEvents( context, conversation );
	const latest = log.filter( isSaid ).slice( -HISTORY );
	const before = latest[ 0 ]?.seq ?? 0;
	const beginning =
		before > 1 ? await beginningOf( context, conversation, before ) : [];
	return {
		...askingOf( conversation, settingsOf( context ) ),
		history: [ ...beginning, ...latest ].map( ( { from, text } ) => ( {
			by: from.kind,
			text,
		} ) ),
		...askedIn( context, log ),
	};
}

type Message = EventOf< 'message' >;

/** What the customer came with, however long ago. */
async function beginningOf(
	{ store, shop }: Context,
	{ id }: Conversation,
	before: number
): Promise< Message[] > {
	const log = await store.events( shop, id, 0, BEGINNING );
	return log
		.filter( isSaid )
		.filter( ( { seq, from } ) => seq < before && from.kind === 'customer' )
		.slice( 0, 2 );
}

const isSaid = ( event: ConversationEvent ): event is Message =>
	event.type === 'message' && event.audience === 'all';

/** Rights to orders are those of the account that the conversation belongs to. */
const askingOf = (
	{ id, turn, visitor, customer, name }: Conversation,
	settings: ShopSettings
): Asking => ( {
	conversation: id,
	turn: turn!.id,
	visitor,
	...( customer !== undefined && { customer: { id: customer, name } } ),
	settings,
} );
