/** What nobody may exceed, whoever they are; counted over all sockets. */
import type { Claims, CloseName } from '../../protocol';
import { timesOf } from '../conversation/customer-bounds';
import { Pace } from '../conversation/pace';
import { personRoom, type Caller } from '../ports';
import { Backlog } from './backlog';
import { Newcomers } from './newcomers';
import { Places } from './places';
import { Previews } from './previews';

/** Sockets that have not said who they are. */
export const NEW_AT_MOST = 1000;
/** Sockets of one visitor, account or agent: their tabs and screens. */
export const PERSON_AT_MOST = 50;
/** Sockets behind one address: an office, a school. */
export const ADDRESS_AT_MOST = 1000;
/** Bytes that all sockets together have not taken. */
export const UNSENT_AT_MOST = 64 * 1024 * 1024;
/** Sockets of one address that were closed for misuse in a minute. */
export const MISUSES = 30;

/** A person's and an address's place, held by one socket. */
export class Seat {
	private held = true;

	constructor(
		private readonly persons: Places,
		private readonly person: string,
		private readonly addresses: Places,
		private readonly address: string
	) {}

	/** Gives both back; calling it twice does nothing. */
	leave(): void {
		if ( this.held ) {
			this.held = false;
			this.persons.release( this.person );
			this.addresses.release( this.address );
		}
	}
}

export class Bounds {
	readonly newcomers = new Newcomers( NEW_AT_MOST );
	readonly backlog = new Backlog( UNSENT_AT_MOST );
	readonly previews = new Previews();
	private readonly persons = new Places( PERSON_AT_MOST );
	private readonly addresses = new Places( ADDRESS_AT_MOST );
	private readonly misuses = new Pace( MISUSES );

	/** One more socket of this person, from there; undefined when either has too many. */
	seat( claims: Claims, caller: Caller ): Seat | undefined {
		const person =
			claims.aud === 'agent'
				? `agent:${ claims.sub }`
				: personRoom( claims.shop, claims );
		if ( ! this.persons.take( person ) ) {
			return undefined;
		}
		if ( ! this.addresses.take( caller.key, timesOf( caller ) ) ) {
			this.persons.release( person );
			return undefined;
		}
		return new Seat( this.persons, person, this.addresses, caller.key );
	}

	/** A socket of this address was closed. */
	closed( name: CloseName, caller: Caller, now: number ): void {
		if ( name === 'misuse' || name === 'forbidden' ) {
			this.misuses.take( caller.key, now, timesOf( caller ) );
		}
	}

	/** Too many of this address's sockets were closed for misuse lately. */
	refuses( caller: Caller, now: number ): boolean {
		return this.misuses.isSpent( caller.key, now, timesOf( caller ) );
	}
}
