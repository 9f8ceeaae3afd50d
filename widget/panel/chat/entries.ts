/** The log's entries in the order in which they are shown. Pure. */
import type { Source } from '../../../protocol/events';
import type { ConversationView } from '../../../protocol/view';
import { modelLine } from '../words/model';
import { isSameDay } from '../words/time';
import type { OwnMessage } from './own-messages';

/** Messages of one speaker within this time stand together. */
const GROUP_MS = 5 * 60_000;

export type Entry =
	| { kind: 'day'; key: string; at: number }
	| { kind: 'line'; key: string; text: string }
	| {
			kind: 'message';
			key: string;
			from: 'customer' | 'assistant' | 'agent';
			/** Empty for the customer, who knows. */
			name: string;
			text: string;
			at: number;
			sources?: Source[];
			/** Set on the customer's own; `stored` stands in the log. */
			state?: OwnMessage[ 'state' ] | 'stored' | 'seen';
			/** The same speaker as just before: name and time again would be noise. */
			follows: boolean;
	  };

export type MessageEntry = Extract< Entry, { kind: 'message' } >;

export function entriesOf(
	view: ConversationView,
	own: OwnMessage[]
): Entry[] {
	const entries: Entry[] = [];
	let day = Date.now();
	const push = ( entry: Entry, at: number ) => {
		if ( ! isSameDay( at, day ) ) {
			entries.push( { kind: 'day', key: `day-${ at }`, at } );
		}
		day = at;
		entries.push( entry );
	};
	for ( const event of view.events ) {
		if ( event.type === 'message' ) {
			const { kind, name } = event.from;
			const message: MessageEntry = {
				kind: 'message',
				key: event.id,
				from: kind,
				name: kind === 'customer' ? '' : name,
				text: event.text,
				at: event.at,
				sources: event.sources,
				follows: follows( entries.at( -1 ), kind, name, event.at ),
			};
			if ( kind === 'customer' ) {
				message.state =
					view.readBy.agent >= event.seq ? 'seen' : 'stored';
			}
			push( message, event.at );
		} else if ( event.type === 'model' ) {
			// While it waits for an answer, it stands in the card.
			if ( event.state !== 'asked' || event !== view.model ) {
				const text = event.line ?? modelLine( event.state );
				push(
					{ kind: 'line', key: `model-${ event.seq }`, text },
					event.at
				);
			}
		} else if ( 'line' in event && event.line ) {
			push(
				{ kind: 'line', key: `line-${ event.seq }`, text: event.line },
				event.at
			);
		}
	}
	for ( const { id, text, at, state } of own ) {
		push(
			{
				kind: 'message',
				key: id,
				from: 'customer',
				name: '',
				text,
				at,
				state,
				follows: follows( entries.at( -1 ), 'customer', '', at ),
			},
			at
		);
	}
	return entries;
}

function follows(
	before: Entry | undefined,
	from: MessageEntry[ 'from' ],
	name: string,
	at: number
): boolean {
	return (
		before?.kind === 'message' &&
		before.from === from &&
		at - before.at < GROUP_MS &&
		( from === 'customer' || before.name === name )
	);
}
