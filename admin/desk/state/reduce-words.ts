/** What was last said, in the lists: gathered for all rows, at once for those followed. */
import {
	type DeskItem,
	type FrameOf,
	LAST_TEXT,
} from '../../../protocol/frames-down';
import type { DeskState } from './desk-state';

type Words = FrameOf< 'desk_said' >[ 'said' ][ number ];

export const reduceSaid = (
	state: DeskState,
	{ said }: FrameOf< 'desk_said' >
): DeskState => said.reduce( withWords, state );

/** The rows of conversations that are open here need not wait for `desk_said`. */
export function reduceEventsWords(
	state: DeskState,
	{ conversation, events }: FrameOf< 'events' >
): DeskState {
	const messages = events.filter( ( event ) => event.type === 'message' );
	const last = messages.at( -1 );
	const words = messages
		.filter( ( { from } ) => from.kind !== 'assistant' )
		.at( -1 );
	const item = state.items[ conversation ];
	return item && last
		? withWords( state, {
				conversation,
				lastText: words
					? words.text.slice( 0, LAST_TEXT )
					: item.lastText,
				lastAt: last.at,
			} )
		: state;
}

function withWords(
	state: DeskState,
	{ conversation, lastText, lastAt }: Words
): DeskState {
	const item: DeskItem | undefined = state.items[ conversation ];
	if ( ! item || lastAt < item.lastAt ) {
		return state;
	}
	if ( lastAt === item.lastAt && lastText === item.lastText ) {
		return state;
	}
	return {
		...state,
		items: {
			...state.items,
			[ conversation ]: { ...item, lastText, lastAt },
		},
	};
}
