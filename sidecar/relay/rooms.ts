/** The sockets that follow a conversation, each told what its audience may see. */
import {
	conversationRoom,
	type Bus,
	type BusMessage,
	type ConversationStore,
	type Log,
} from '../ports';
import { eventsFrames, type Receiver } from './events-frames';

export interface Member {
	/** The socket's id. */
	id: string;
	receiver: Receiver;
	/** WordPress user id of a customer who is logged in. */
	customer?: string;
	send: ( text: string ) => void;
	/** An account took the conversation over; this socket is not the account's. */
	claimed: () => void;
	/** The log could not be read: this socket has to come back for it. */
	failed: () => void;
}

/**
 * Characters of events that are read at once: then everybody else has a turn,
 * and a socket that takes none of them gets no more.
 */
const PAGE = 32 * 1024;
const turn = () => new Promise( ( resolve ) => setImmediate( resolve ) );

interface Seat {
	member: Member;
	/** What arrived while the log was being read; `upTo` of stored events. */
	held?: Array< { upTo?: number; frames: string[] } >;
	gone: boolean;
}

interface Room {
	seats: Set< Seat >;
	unsubscribe: () => void;
}

export class Rooms {
	private readonly rooms = new Map< string, Room >();

	constructor(
		private readonly shop: string,
		private readonly store: ConversationStore,
		private readonly bus: Bus,
		private readonly log: Log
	) {}

	/**
	 * Sends everything that follows `after`, then what comes, without gap or
	 * duplicate. What it returns leaves the room.
	 */
	join( conversation: string, member: Member, after: number ): () => void {
		const room = this.room( conversation );
		const seat: Seat = { member, held: [], gone: false };
		room.seats.add( seat );
		this.catchUp( conversation, seat, after ).catch( ( error: Error ) => {
			this.log.warn(
				{
					socket: member.id,
					audience: member.receiver,
					conversation,
					error,
				},
				'a log could not be read'
			);
			if ( ! seat.gone ) {
				member.failed();
			}
		} );
		return () => {
			seat.gone = true;
			room.seats.delete( seat );
			if ( room.seats.size === 0 ) {
				room.unsubscribe();
				this.rooms.delete( conversation );
			}
		};
	}

	private async catchUp(
		conversation: string,
		seat: Seat,
		after: number
	): Promise< void > {
		const { member } = seat;
		let upTo = after;
		let isLast = false;
		while ( ! isLast ) {
			const from = upTo;
			const { events, hasMore } = await this.store.page(
				this.shop,
				conversation,
				from,
				PAGE
			);
			if ( seat.gone ) {
				return;
			}
			upTo = events.at( -1 )?.seq ?? from;
			isLast = ! hasMore;
			if ( events.length > 0 || from === after ) {
				eventsFrames(
					member.receiver,
					conversation,
					from,
					upTo,
					events
				).forEach( ( text ) => member.send( text ) );
			}
			if ( ! isLast ) {
				await turn();
			}
		}
		const held = seat.held ?? [];
		seat.held = undefined;
		notYetIn( held, upTo ).forEach( ( text ) => member.send( text ) );
	}

	private room( conversation: string ): Room {
		const known = this.rooms.get( conversation );
		if ( known ) {
			return known;
		}
		const room: Room = {
			seats: new Set(),
			unsubscribe: this.bus.subscribe(
				conversationRoom( this.shop, conversation ),
				( message ) => this.receive( room, message )
			),
		};
		this.rooms.set( conversation, room );
		return room;
	}

	private receive( room: Room, message: BusMessage ): void {
		switch ( message.kind ) {
			case 'events':
				return tellEvents( room, message );
			case 'frame': {
				const text = JSON.stringify( message.frame );
				for ( const { member, held } of room.seats ) {
					const meant =
						message.to === 'all' ||
						( message.to === 'agents' ) ===
							( member.receiver === 'agent' );
					if ( ! meant || member.id === message.except ) {
						continue;
					}
					if ( held ) {
						held.push( { frames: [ text ] } );
					} else {
						member.send( text );
					}
				}
				return;
			}
			case 'claimed':
				for ( const { member } of [ ...room.seats ] ) {
					if (
						member.receiver === 'customer' &&
						member.customer !== message.customer
					) {
						member.claimed();
					}
				}
				break;
			case 'theirs':
			case 'desk':
			// Other rooms' messages.
		}
	}
}

/**
 * What was held and is not in the log as it was read. Streamed pieces that came
 * before events of that log belong to what those events ended.
 */
function notYetIn( held: NonNullable< Seat[ 'held' ] >, upTo: number ) {
	let known = -1;
	held.forEach( ( one, index ) => {
		if ( one.upTo !== undefined && one.upTo <= upTo ) {
			known = index;
		}
	} );
	return held.slice( known + 1 ).flatMap( ( { frames } ) => frames );
}

/** Written once, or once per audience if they see different things. */
function tellEvents(
	room: Room,
	{ conversation, after, upTo, written }: BusMessage & { kind: 'events' }
): void {
	const frames: Partial< Record< Receiver | 'all', string[] > > = {};
	const isForAll = written.every( ( { audience } ) => audience === 'all' );
	for ( const { member, held } of room.seats ) {
		const readers = isForAll ? 'all' : member.receiver;
		const theirs = ( frames[ readers ] ??= eventsFrames(
			member.receiver,
			conversation,
			after,
			upTo,
			written
		) );
		if ( held ) {
			held.push( { upTo, frames: theirs } );
		} else {
			theirs.forEach( ( text ) => member.send( text ) );
		}
	}
}
