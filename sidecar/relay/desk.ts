/** The desk's lists: a snapshot, then numbered changes, for every agent of the shop. */
import {
	MAX_FRAME_BYTES,
	type Agent,
	type DeskItem,
	type FrameOf,
} from '../../protocol';
import {
	deskRoom,
	type Bus,
	type Clock,
	type ConversationStore,
	type DeskMessage,
	type Log,
} from '../ports';
import type { CustomerPresence } from './customer-presence';
import { ABANDONED_MS, deskItem, isOnDesk } from './desk-item';

type Change = Omit< FrameOf< 'desk_change' >, 'type' | 'deskSeq' | 'ring' >;

export interface DeskMember {
	agent: string;
	send: ( text: string ) => void;
}

interface Seat {
	member: DeskMember;
	/** What changed while the snapshot was being read. */
	held?: string[];
}

/** A snapshot larger than a frame is continued as changes, which need numbers. */
const FIRST_SEQ = 1_000_000;

export class Desk {
	private readonly seats = new Set< Seat >();
	private readonly unsubscribe: () => void;
	private seq = FIRST_SEQ;

	constructor(
		private readonly shop: string,
		private readonly store: ConversationStore,
		private readonly bus: Bus,
		private readonly clock: Clock,
		private readonly customers: CustomerPresence,
		private readonly log: Log
	) {
		this.unsubscribe = bus.subscribe( deskRoom( shop ), ( message ) => {
			if ( message.kind === 'desk' ) {
				this.receive( message );
			}
		} );
		const touch = ( conversation: string ) =>
			this.touch( conversation ).catch( ( error: Error ) =>
				this.log.warn(
					{ conversation, error },
					'the desk could not be told'
				)
			);
		customers.onChange( touch );
		customers.onPage( touch );
	}

	/** Sends the whole desk, then what changes. What it returns leaves. */
	async join(
		member: DeskMember,
		you: Agent,
		available: boolean,
		tokenEnds: number
	): Promise< () => void > {
		const seat: Seat = { member, held: [] };
		this.seats.add( seat );
		const deskSeq = this.seq;
		const now = this.clock.now();
		const conversations = await this.store.desk(
			this.shop,
			now - ABANDONED_MS
		);
		const items = conversations.map( ( one ) =>
			deskItem( one, this.customers )
		);
		const first = { deskSeq, you, available, tokenEnds, now };
		snapshot( first, items ).forEach( ( text ) => member.send( text ) );
		seat.held?.forEach( ( text ) => member.send( text ) );
		seat.held = undefined;
		return () => this.seats.delete( seat );
	}

	stop(): void {
		this.unsubscribe();
	}

	/** The customer came, went or turned to another page. */
	private async touch( id: string ): Promise< void > {
		const conversation = await this.store.conversation( this.shop, id );
		if ( conversation && isOnDesk( conversation, this.clock.now() ) ) {
			this.bus.publish( deskRoom( this.shop ), {
				kind: 'desk',
				conversation,
			} );
		}
	}

	private receive( { conversation, ring = [] }: DeskMessage ): void {
		const change: Change = isOnDesk( conversation, this.clock.now() )
			? { put: deskItem( conversation, this.customers ) }
			: { remove: conversation.id };
		const text = changeText( ++this.seq, change, false );
		const ringing =
			ring.length > 0 ? changeText( this.seq, change, true ) : text;
		for ( const { member, held } of this.seats ) {
			const one = ring.includes( member.agent ) ? ringing : text;
			if ( held ) {
				held.push( one );
			} else {
				member.send( one );
			}
		}
	}
}

const changeText = ( deskSeq: number, change: Change, ring: boolean ) =>
	JSON.stringify( {
		type: 'desk_change',
		deskSeq,
		...change,
		...( ring && { ring } ),
	} );

/** One frame, and for what does not fit in it one change each. */
function snapshot(
	first: Omit< FrameOf< 'desk' >, 'type' | 'items' >,
	items: DeskItem[]
): string[] {
	let room = MAX_FRAME_BYTES - 2048;
	const fitting = items.findIndex(
		( item ) =>
			( room -= Buffer.byteLength( JSON.stringify( item ) ) + 1 ) < 0
	);
	const within = fitting === -1 ? items : items.slice( 0, fitting );
	const beyond = items.slice( within.length );
	const deskSeq = first.deskSeq - beyond.length;
	return [
		JSON.stringify( { type: 'desk', ...first, deskSeq, items: within } ),
		...beyond.map( ( put, index ) =>
			changeText( deskSeq + index + 1, { put }, false )
		),
	];
}
