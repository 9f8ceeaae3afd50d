/** Frames and rows to write tests with, and a client that notes what it was given. */
import type { Client } from '../../protocol/client';
import type { ConversationEvent, EventOf } from '../../protocol/events';
import type {
	DeskItem,
	FrameOf,
	ServerFrame,
} from '../../protocol/frames-down';
import type { AgentFrame } from '../../protocol/frames-up';
import { createDeskStore } from '../../admin/desk/state/desk-store';
import { rememberIn } from '../../admin/desk/state/remembered';

export const NOW = 1_800_000_000_000;
export const you = { id: '7', name: 'Mara' };
export const other = { id: '8', name: 'Ben' };

export const row = (
	conversation: string,
	changes: Partial< DeskItem > = {}
): DeskItem => ( {
	conversation,
	status: 'waiting',
	customer: { name: `Customer ${ conversation }`, online: true },
	lastText: 'Where is my parcel?',
	lastAt: NOW,
	waitingSince: NOW - 60_000,
	trigger: 'explicit_request',
	...changes,
} );

export const mine = ( conversation: string ) =>
	row( conversation, {
		status: 'human',
		agent: you,
		waitingSince: undefined,
	} );

export const desk = (
	items: DeskItem[],
	deskSeq = 5,
	changes: Partial< FrameOf< 'desk' > > = {}
): FrameOf< 'desk' > => ( {
	type: 'desk',
	deskSeq,
	you,
	available: true,
	tokenEnds: NOW + 600_000,
	now: NOW,
	items,
	...changes,
} );

export const change = (
	deskSeq: number,
	rest: Partial< FrameOf< 'desk_change' > >
): FrameOf< 'desk_change' > => ( { type: 'desk_change', deskSeq, ...rest } );

export const said = (
	seq: number,
	text: string,
	changes: Partial< EventOf< 'message' > > = {}
): EventOf< 'message' > => ( {
	type: 'message',
	seq,
	at: NOW + seq,
	audience: 'all',
	id: `m${ seq }`,
	from: { kind: 'customer', name: 'Ada' },
	text,
	...changes,
} );

export const waits = ( seq: number ): ConversationEvent => ( {
	type: 'status',
	seq,
	at: NOW + seq,
	audience: 'all',
	status: 'waiting',
	by: 'assistant',
} );

export const joined = ( seq: number, agent = you ): ConversationEvent => ( {
	type: 'status',
	seq,
	at: NOW + seq,
	audience: 'all',
	status: 'human',
	by: agent.id,
	agent,
	line: `The assistant has left; ${ agent.name } has joined.`,
} );

export const events = (
	conversation: string,
	list: ConversationEvent[],
	after = 0
): FrameOf< 'events' > => ( {
	type: 'events',
	conversation,
	after,
	upTo: list.at( -1 )?.seq ?? after,
	events: list,
} );

/** Storage as a tab has it, with nothing in it. */
export function emptyStorage() {
	const held = new Map< string, string >();
	return {
		getItem: ( key: string ) => held.get( key ) ?? null,
		setItem: ( key: string, value: string ) => void held.set( key, value ),
	};
}

type Sent = Record< string, unknown > & { type: string };

/** A desk store whose client is always online and keeps what was sent. */
export function deskStore( storage = emptyStorage(), waiting: Sent[] = [] ) {
	const sent: Sent[] = [];
	let hellos = 0;
	const client: Client< AgentFrame > = {
		start: () => () => {},
		send: ( frame ) => void sent.push( frame as unknown as Sent ),
		whisper: ( frame ) => sent.push( frame as unknown as Sent ) > 0,
		state: () => 'online',
		reconnect: () => void hellos++,
	};
	const store = createDeskStore(
		{ list: () => waiting as never },
		rememberIn( storage, 'desk' ),
		() => NOW
	);
	store.attach( client );
	const take = ( ...frames: ServerFrame[] ) =>
		frames.forEach( store.takeFrame );
	store.dispatch( { type: 'connection', state: 'online', now: NOW } );
	return {
		store,
		sent,
		take,
		hellos: () => hellos,
		last: ( type: string ) =>
			sent.filter( ( frame ) => frame.type === type ).at( -1 ) as
				( Sent & { id: string } ) | undefined,
	};
}
