/** One polling client: what it sent, what it is owed, and its request that waits. */
import type { Clock, Fields } from '../../ports';
import type { Session } from '../../relay/session';
import type { Waiting, WaitingRoom } from './waiting-room';
import type { Piece, PollWire } from './wire';

/** A request waits for so long; proxies cut at 30 s and more. */
export const WAIT_MS = 25_000;
/** Without a request for so long the client is gone. */
const GONE_MS = 30_000;
/** Whose waiting request was cut off asks again within seconds, or is gone. */
const CUT_OFF_MS = 5_000;

export interface PollParts {
	id: string;
	/** Whose it is: only their tokens open it. */
	person: string;
	wire: PollWire;
	session: Session;
	clock: Clock;
	room: WaitingRoom;
	/** No request came for too long. */
	onGone: () => void;
	/** It is over for the relay. */
	onOver: () => void;
}

export interface Answer extends Piece {
	/** Stay away for so many ms. */
	again?: number;
}

/** What is wrong with a request, by its field. */
export interface Fault {
	field: string;
	message: string;
}

export class PollSession {
	readonly id: string;
	readonly person: string;
	/** The number of the last frame that came from the client. */
	private taken = 0;
	private waiting?: Waiting;
	private callOff = () => {};

	constructor( private readonly parts: PollParts ) {
		this.id = parts.id;
		this.person = parts.person;
		parts.wire.onNews = ( news ) => this.tell( news );
		this.stay();
	}

	/** What a line of the log about a request of theirs says. */
	get about(): Pick< Fields, 'socket' | 'conversation' > {
		const { id, following } = this.parts.session;
		return { socket: id, conversation: following };
	}

	get isClosed(): boolean {
		return this.parts.wire.isClosed();
	}

	/** A request came or was answered: the client is there. */
	stay( ms = GONE_MS ): void {
		this.callOff();
		this.callOff = this.parts.clock.after( ms, this.parts.onGone );
	}

	/** Takes what the client sent and not what came before already. */
	take( at: number, first: number, frames: unknown[] ): Fault | undefined {
		const { wire, session } = this.parts;
		if ( at > wire.last ) {
			return {
				field: 'at',
				message: `There is no frame ${ at } yet; the newest is ${ wire.last }.`,
			};
		}
		if ( frames.length > 0 && first > this.taken + 1 ) {
			return {
				field: 'first',
				message: `The next frame is ${ this.taken + 1 }.`,
			};
		}
		const fresh = frames.slice( this.taken + 1 - first );
		const texts = fresh.map( ( frame ) => JSON.stringify( frame ) );
		wire.confirm( at );
		this.taken += texts.length;
		for ( const text of texts ) {
			session.receive( text, Buffer.byteLength( text ) );
		}
		return undefined;
	}

	/** What there is, without waiting; an answer to a request that brought frames. */
	state( at: number ): Answer {
		const { first, close } = this.parts.wire.after( at );
		return { first, frames: [], ...( close && { close } ) };
	}

	/**
	 * What follows `at`, as soon as there is something.
	 * @param at
	 * @param hidden The page is not looked at.
	 * @param gone   Aborted when nobody waits for the answer any more.
	 */
	async next(
		at: number,
		hidden: boolean,
		gone: AbortSignal
	): Promise< Answer > {
		// One request waits; an older one is of no use to the client.
		this.waiting?.end();
		const again =
			gone.aborted || this.parts.wire.hasNews( at )
				? undefined
				: await this.wait( hidden, gone );
		this.stay( gone.aborted && ! this.waiting ? CUT_OFF_MS : GONE_MS );
		return {
			...this.parts.wire.after( at ),
			...( again !== undefined && { again } ),
		};
	}

	/** The client is gone; what it sent before is served. */
	async end(): Promise< void > {
		this.stop();
		await this.parts.session.settled();
		this.parts.onOver();
	}

	/** Answers who waits, and waits no more for requests. */
	stop(): void {
		this.callOff();
		this.waiting?.end();
	}

	private wait(
		hidden: boolean,
		gone: AbortSignal
	): Promise< number | undefined > {
		const { clock, room } = this.parts;
		return new Promise( ( resolve ) => {
			const leave = () => waiting.end();
			const callOff = clock.after( WAIT_MS, leave );
			const waiting: Waiting = {
				hidden,
				end: ( again ) => {
					callOff();
					gone.removeEventListener( 'abort', leave );
					room.leave( this.person, waiting );
					if ( this.waiting === waiting ) {
						this.waiting = undefined;
					}
					resolve( again );
				},
			};
			this.waiting = waiting;
			gone.addEventListener( 'abort', leave );
			room.enter( this.person, waiting );
		} );
	}

	private tell( news: 'frame' | 'end' ): void {
		const { waiting } = this;
		if ( news === 'end' ) {
			this.parts.onOver();
			waiting?.end();
		} else if ( waiting ) {
			// What is said in the same breath goes into the same answer.
			setImmediate( () => waiting.end() );
		}
	}
}
