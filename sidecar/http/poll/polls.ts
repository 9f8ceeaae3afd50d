/** All polling clients of this process. */
import { randomBytes } from 'node:crypto';
import type { Claims } from '../../../protocol';
import type { Caller, Clock } from '../../ports';
import { PERSON_AT_MOST } from '../../relay/bounds';
import type { Relay } from '../../relay/relay';
import { PollSession } from './session';
import { WaitingRoom } from './waiting-room';
import { PollWire } from './wire';

/** Sessions that are over and stay to say so; each may hold as much as is unsent. */
const OVER_AT_MOST = 64;

/** Why there is no new session: for now, or for this person. */
export type Full = 'busy' | 'limit';

export class Polls {
	private readonly sessions = new Map< string, PollSession >();
	private readonly people = new Map< string, Set< PollSession > >();
	/** Those that the relay closed, oldest first. */
	private readonly over = new Set< PollSession >();
	private readonly room = new WaitingRoom();

	constructor(
		private readonly relay: Relay,
		private readonly clock: Clock
	) {}

	get size(): number {
		return this.sessions.size;
	}

	/** Requests that wait. */
	get waiting(): number {
		return this.room.size;
	}

	/** Undefined also when it is another person's: nobody learns that it exists. */
	find( id: string, claims: Claims ): PollSession | undefined {
		const found = this.sessions.get( id );
		return found?.person === personOf( claims ) ? found : undefined;
	}

	open( claims: Claims, caller: Caller ): PollSession | Full {
		if ( ! this.relay.mayConnect( caller ) ) {
			return 'busy';
		}
		const person = personOf( claims );
		const theirs = this.people.get( person ) ?? new Set< PollSession >();
		if ( theirs.size >= PERSON_AT_MOST ) {
			const over = [ ...theirs ].find( ( { isClosed } ) => isClosed );
			if ( ! over ) {
				return 'limit';
			}
			this.forget( over );
		}
		const wire = new PollWire();
		const session = this.relay.connect( wire, caller );
		const opened: PollSession = new PollSession( {
			id: randomBytes( 18 ).toString( 'base64url' ),
			person,
			wire,
			session,
			clock: this.clock,
			room: this.room,
			onGone: () => this.end( opened ),
			onOver: () => {
				this.relay.gone( session );
				this.linger( opened );
			},
		} );
		this.sessions.set( opened.id, opened );
		this.people.set( person, theirs.add( opened ) );
		return opened;
	}

	/** The client is gone; what it sent last is still served. */
	end( session: PollSession ): void {
		this.forget( session );
		void session.end();
	}

	/** Answers whoever waits, and knows nobody any more. */
	stop(): void {
		for ( const session of [ ...this.sessions.values() ] ) {
			this.forget( session );
		}
	}

	private linger( session: PollSession ): void {
		if ( this.sessions.has( session.id ) ) {
			this.over.add( session );
		}
		if ( this.over.size > OVER_AT_MOST ) {
			const [ oldest ] = this.over;
			this.forget( oldest! );
		}
	}

	private forget( session: PollSession ): void {
		session.stop();
		this.sessions.delete( session.id );
		this.over.delete( session );
		const theirs = this.people.get( session.person );
		theirs?.delete( session );
		if ( theirs?.size === 0 ) {
			this.people.delete( session.person );
		}
	}
}

/** Tokens of the same person open the same sessions. */
export const personOf = ( { aud, sub, customer }: Claims ) =>
	JSON.stringify( [ aud, sub, customer ?? null ] );
