/** The desk's lists: a snapshot, then numbered changes, for every agent of the shop. */
import { MAX_FRAME_BYTES, type Agent, type FrameOf } from '../../protocol';
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
import { DeskWords } from './desk-words';

type Change = Omit< FrameOf< 'desk_change' >, 'type' | 'deskSeq' | 'ring' >;

export interface DeskMember {
	agent: string;
	/** A badge shows nobody's words. */
	surface: 'desk' | 'badge';
	send: ( text: string ) => void;
}

interface Seat {
	member: DeskMember;
	/** What changed while the snapshot was being read. */
	held?: string[];
}

/** A snapshot larger than a frame is continued as changes, which need numbers. */
const FIRST_SEQ = 1_000_000;
/** All desks that come back at once read the lists once, if nothing changes. */
const ROWS_KEPT_MS = 1000;

export class Desk {
	private readonly seats = new Set< Seat >();
	private readonly words: DeskWords;
	private readonly unsubscribe: () => void;
	private seq = FIRST_SEQ;
	/** Grows with every message of the desk's room. */
	private news = 0;
	/** The rows as JSON, until anything changes. */
	private rows?: { texts: string[]; at: number };

	constructor(
		private readonly shop: string,
		private readonly store: ConversationStore,
		private readonly bus: Bus,
		private readonly clock: Clock,
		private readonly customers: CustomerPresence,
		private readonly log: Log
	) {
		this.words = new DeskWords( clock, () =>
			[ ...this.seats ]
				.filter( ( { member } ) => member.surface === 'desk' )
				.map( ( seat ) => ( text: string ) => tell( seat, text ) )
		);
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
		const rows = await this.readRows( now );
		const first = { deskSeq, you, available, tokenEnds, now };
		snapshot( first, rows ).forEach( ( text ) => member.send( text ) );
		seat.held?.forEach( ( text ) => member.send( text ) );
		seat.held = undefined;
		return () => this.seats.delete( seat );
	}

	stop(): void {
		this.unsubscribe();
		this.words.stop();
	}

	private async readRows( now: number ): Promise< string[] > {
		if ( this.rows && now - this.rows.at < ROWS_KEPT_MS ) {
			return this.rows.texts;
		}
		const { news } = this;
		const conversations = await this.store.desk(
			this.shop,
			now - ABANDONED_MS
		);
		const texts = conversations.map( ( one ) =>
			JSON.stringify( deskItem( one, this.customers ) )
		);
		if ( news === this.news ) {
			this.rows = { texts, at: now };
		}
		return texts;
	}

	/** The customer came, went or turned to another page. */
	private async touch( id: string ): Promise< void > {
		const conversation = await this.store.conversation( this.shop, id );
		if ( conversation && isOnDesk( conversation, this.clock.now() ) ) {
			this.bus.publish( deskRoom( this.shop ), {
				kind: 'desk',
				conversation,
				news: 'row',
			} );
		}
	}

	private receive( { conversation, news, ring = [] }: DeskMessage ): void {
		this.news++;
		this.rows = undefined;
		if ( news === 'words' ) {
			this.words.said( conversation );
			return;
		}
		this.words.forget( conversation.id );
		const change: Change = isOnDesk( conversation, this.clock.now() )
			? { put: deskItem( conversation, this.customers ) }
			: { remove: conversation.id };
		const text = changeText( ++this.seq, change, false );
		const ringing =
			ring.length > 0 ? changeText( this.seq, change, true ) : text;
		for ( const seat of this.seats ) {
			tell( seat, ring.includes( seat.member.agent ) ? ringing : text );
		}
	}
}

function tell( { held, member }: Seat, text: string ): void {
	if ( held ) {
		held.push( text );
	} else {
		member.send( text );
	}
}

const changeText = ( deskSeq: number, change: Change, ring: boolean ) =>
	JSON.stringify( {
		type: 'desk_change',
		deskSeq,
		...change,
		...( ring && { ring } ),
	} );

/** One frame, and for the rows that do not fit in it one change each. */
function snapshot(
	first: Omit< FrameOf< 'desk' >, 'type' | 'items' >,
	rows: string[]
): string[] {
	let room = MAX_FRAME_BYTES - 2048;
	const fitting = rows.findIndex(
		( row ) => ( room -= Buffer.byteLength( row ) + 1 ) < 0
	);
	const within = fitting === -1 ? rows : rows.slice( 0, fitting );
	const beyond = rows.slice( within.length );
	const deskSeq = first.deskSeq - beyond.length;
	const head = JSON.stringify( { type: 'desk', ...first, deskSeq } );
	return [
		`${ head.slice( 0, -1 ) },"items":[${ within.join( ',' ) }]}`,
		...beyond.map(
			( row, index ) =>
				`{"type":"desk_change","deskSeq":${
					deskSeq + index + 1
				},"put":${ row }}`
		),
	];
}
