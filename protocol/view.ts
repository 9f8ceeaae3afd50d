/**
 * One conversation as a screen shows it, from the frames that arrived.
 *
 * Pure, and idempotent: a frame that was already taken changes nothing, so a
 * reconnect may repeat what it likes.
 */
import type {
	Agent,
	ConversationEvent,
	EventOf,
	Source,
	Status,
} from './events';
import type { FrameOf, ServerFrame } from './frames-down';

export interface Stream {
	turn: string;
	text: string;
	sources?: Source[];
}

export interface Typing {
	who: 'customer' | 'assistant' | 'agent';
	name: string;
	/** The customer's words so far; agents only. */
	text?: string;
	/** When to forget it, receiver's clock in ms. */
	until: number;
}

export interface ConversationView {
	conversation?: string;
	/** Complete up to this sequence number. */
	upTo: number;
	status: Status;
	events: ConversationEvent[];
	/** Who has it, while status is human. */
	agent?: Agent;
	/** Whom the customer was promised, while status is waiting. */
	named?: Agent;
	/** The open handoff's latest event. */
	handoff?: EventOf< 'handoff' >;
	/** The "Leave a message" form is offered and neither sent nor superseded. */
	offer: boolean;
	ticket?: EventOf< 'ticket' >;
	/** How it stands with what goes to a model outside. */
	model?: EventOf< 'model' >;
	streams: Stream[];
	typing: Typing[];
	readBy: { customer: number; agent: number };
}

export const emptyView: ConversationView = {
	upTo: 0,
	status: 'assistant',
	events: [],
	offer: false,
	streams: [],
	typing: [],
	readBy: { customer: 0, agent: 0 },
};

const ENDED: ReadonlySet< string > = new Set( [
	'ended',
	'abandoned',
	'ticketed',
] );

/**
 * The events leave a gap after what this view holds: ask again from `view.upTo`.
 * @param view
 * @param frame
 */
export function needsResume(
	view: ConversationView,
	frame: FrameOf< 'events' >
): boolean {
	return view.conversation === frame.conversation && frame.after > view.upTo;
}

/**
 * The view after a frame. Frames of another conversation change nothing.
 * @param view
 * @param frame
 * @param now
 */
export function reduceFrame(
	view: ConversationView,
	frame: ServerFrame,
	now: number
): ConversationView {
	switch ( frame.type ) {
		case 'welcome':
			return frame.conversation === view.conversation
				? { ...view, streams: [], typing: [] }
				: { ...emptyView, conversation: frame.conversation };
		case 'ack':
			return view.conversation === undefined
				? { ...view, conversation: frame.conversation }
				: view;
		case 'events':
			return takeEvents( view, frame );
		case 'typing':
			return frame.conversation === view.conversation
				? { ...view, typing: takeTyping( view.typing, frame, now ) }
				: view;
		case 'stream':
			return frame.conversation === view.conversation
				? { ...view, streams: takeStream( view, frame ) }
				: view;
		case 'stream_end':
			return frame.conversation === view.conversation
				? {
						...view,
						streams: view.streams.filter(
							( stream ) => stream.turn !== frame.turn
						),
					}
				: view;
		default:
			return view;
	}
}

function takeEvents(
	view: ConversationView,
	frame: FrameOf< 'events' >
): ConversationView {
	if (
		( view.conversation !== undefined &&
			view.conversation !== frame.conversation ) ||
		frame.after > view.upTo ||
		frame.upTo <= view.upTo
	) {
		return view;
	}
	let next: ConversationView = {
		...view,
		conversation: frame.conversation,
		upTo: frame.upTo,
		events: [ ...view.events ],
		readBy: { ...view.readBy },
	};
	for ( const event of frame.events ) {
		if ( event.seq > view.upTo ) {
			next.events.push( event );
			next = takeEvent( next, event );
		}
	}
	return next;
}

function takeEvent(
	view: ConversationView,
	event: ConversationEvent
): ConversationView {
	switch ( event.type ) {
		case 'message':
			return {
				...view,
				streams: view.streams.filter(
					( stream ) => stream.turn !== event.turn
				),
				typing: view.typing.filter(
					( typing ) => typing.who !== event.from.kind
				),
			};
		case 'status':
			return {
				...view,
				status: event.status,
				agent: event.status === 'human' ? event.agent : undefined,
				named: event.status === 'waiting' ? view.named : undefined,
				offer: event.status === 'human' ? false : view.offer,
				streams: event.status === 'assistant' ? view.streams : [],
			};
		case 'handoff':
			return ENDED.has( event.state )
				? { ...view, handoff: undefined, named: undefined }
				: {
						...view,
						handoff: event,
						named: event.named,
						offer: false,
					};
		case 'offer':
			return { ...view, offer: true };
		case 'ticket':
			return { ...view, ticket: event, offer: false };
		case 'read':
			view.readBy[ event.reader ] = Math.max(
				view.readBy[ event.reader ],
				event.upTo
			);
			return view;
		case 'model':
			return { ...view, model: event };
		case 'identity':
		case 'line':
		case 'flag':
			return view;
	}
}

function takeTyping(
	typing: Typing[],
	frame: FrameOf< 'typing' >,
	now: number
): Typing[] {
	const others = typing.filter( ( { who } ) => who !== frame.who );
	if ( frame.expiresIn === 0 ) {
		return others;
	}
	const { who, name, text, expiresIn } = frame;
	return [ ...others, { who, name, text, until: now + expiresIn } ];
}

function takeStream(
	view: ConversationView,
	frame: FrameOf< 'stream' >
): Stream[] {
	const known = view.streams.find( ( { turn } ) => turn === frame.turn );
	const text = known?.text ?? '';
	if ( frame.offset > text.length ) {
		// A piece was dropped; the message that ends the turn brings it all.
		return view.streams;
	}
	const grown: Stream = {
		turn: frame.turn,
		text: text.slice( 0, frame.offset ) + frame.text,
		sources: frame.sources ?? known?.sources,
	};
	return [ ...view.streams.filter( ( s ) => s !== known ), grown ];
}

/** Longer than any `expiresIn` that is sent. */
const TYPING_MOST_MS = 30_000;

/**
 * Drops typing that has ended by itself. The same view when nothing did.
 * @param view
 * @param now
 */
export function expire(
	view: ConversationView,
	now: number
): ConversationView {
	const typing = view.typing.filter(
		// Later than anybody is told to wait: the clock was set back.
		( { until } ) => until > now && until <= now + TYPING_MOST_MS
	);
	return typing.length === view.typing.length ? view : { ...view, typing };
}
