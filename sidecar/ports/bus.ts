/** How the parts that changed something tell the parts that hold sockets. */
import type { ConversationEvent, ServerFrame } from '../../protocol';
import type { Conversation } from './records';
import type { Written } from './written';

export type RoomMessage =
	| {
			kind: 'events';
			conversation: string;
			after: number;
			upTo: number;
			events: ConversationEvent[];
			/** The same. */
			written: Written[];
	  }
	| {
			/** Not stored, may be dropped. */
			kind: 'frame';
			to: 'all' | 'customers' | 'agents';
			frame: ServerFrame;
			/** The socket that it came from, which needs no copy. */
			except?: string;
	  }
	| {
			/** This person's conversation began, or it is another one by now. */
			kind: 'theirs';
			/** Where their window acted, when it followed none yet. */
			conversation?: string;
	  }
	| {
			/** An account took the conversation: its visitor's older sockets end. */
			kind: 'claimed';
			customer: string;
	  };

export interface DeskMessage {
	kind: 'desk';
	conversation: Conversation;
	/** `words`: nothing but what was last said, and when. */
	news: 'row' | 'words';
	/** Whose desks ring for it. */
	ring?: string[];
}

export type BusMessage = RoomMessage | DeskMessage;

export interface Bus {
	/** Messages of one room arrive in the order in which they were published. */
	publish: ( room: string, message: BusMessage ) => void;
	/** What it returns ends the subscription. */
	subscribe: (
		room: string,
		receive: ( message: BusMessage ) => void
	) => () => void;
}

export const conversationRoom = ( shop: string, conversation: string ) =>
	`${ shop }/conversation/${ conversation }`;
/** All sockets of one account, or of a visitor without one. */
export const personRoom = (
	shop: string,
	{ sub, customer }: { sub: string; customer?: string }
) =>
	customer === undefined
		? `${ shop }/visitor/${ sub }`
		: `${ shop }/customer/${ customer }`;
export const deskRoom = ( shop: string ) => `${ shop }/desk`;
