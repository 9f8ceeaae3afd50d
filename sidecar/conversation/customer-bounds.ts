/** How much customers may do: in one conversation, and from one address. */
import type { Caller } from '../ports';
import { Pace } from './pace';
import { Refused } from './refused';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** In one conversation; nobody types as much. */
export const IN_ONE = {
	perMinute: 60,
	perHour: 1800,
	charactersPerHour: 1_000_000,
	charactersPerDay: 5_000_000,
};

/** From one address, behind which an office or a school may stand. */
export const FROM_ONE = {
	begunPerHour: 100,
	ticketsPerHour: 50,
	perMinute: 600,
	charactersPerHour: 4_000_000,
};

/** How often as much an address may have that stands for many people. */
export const MANY = 100;

export const timesOf = ( { many }: Caller ) => ( many ? MANY : 1 );

/**
 * Gives back what was counted, when it could not be stored: it is tried again
 * every 2 s, and would be out of bounds by the time there is room. What counts
 * by the minute stays.
 */
export type GiveBack = () => void;

export class CustomerBounds {
	private readonly conversation = {
		minute: new Pace( IN_ONE.perMinute, MINUTE ),
		hour: new Pace( IN_ONE.perHour, HOUR ),
		hourText: new Pace( IN_ONE.charactersPerHour, HOUR ),
		dayText: new Pace( IN_ONE.charactersPerDay, DAY ),
	};
	private readonly address = {
		begun: new Pace( FROM_ONE.begunPerHour, HOUR ),
		tickets: new Pace( FROM_ONE.ticketsPerHour, HOUR ),
		minute: new Pace( FROM_ONE.perMinute, MINUTE ),
		hourText: new Pace( FROM_ONE.charactersPerHour, HOUR ),
	};

	/** Throws `Refused` when it is too much. */
	frame(
		conversation: string,
		caller: Caller,
		characters: number,
		now: number
	): GiveBack {
		const { minute, hour, hourText, dayText } = this.conversation;
		const here =
			minute.take( conversation, now ) &&
			hour.take( conversation, now ) &&
			hourText.take( conversation, now, 1, characters ) &&
			dayText.take( conversation, now, 1, characters );
		if ( ! here ) {
			throw new Refused( 'limit', 'Too many messages. Try again later.' );
		}
		const { key } = caller;
		const times = timesOf( caller );
		const there =
			this.address.minute.take( key, now, times ) &&
			this.address.hourText.take( key, now, times, characters );
		if ( ! there ) {
			throw tooManyFrom( 'messages' );
		}
		return () => {
			hour.giveBack( conversation, now );
			hourText.giveBack( conversation, now, characters );
			dayText.giveBack( conversation, now, characters );
			this.address.hourText.giveBack( key, now, characters );
		};
	}

	/** A conversation begins. Throws `Refused`. */
	begin( caller: Caller, now: number ): GiveBack {
		const { begun } = this.address;
		if ( ! begun.take( caller.key, now, timesOf( caller ) ) ) {
			throw tooManyFrom( 'conversations' );
		}
		return () => begun.giveBack( caller.key, now );
	}

	/** Something is left for later. Throws `Refused`. */
	ticket( caller: Caller, now: number ): GiveBack {
		const { tickets } = this.address;
		if ( ! tickets.take( caller.key, now, timesOf( caller ) ) ) {
			throw tooManyFrom( 'requests' );
		}
		return () => tickets.giveBack( caller.key, now );
	}
}

const tooManyFrom = ( what: string ) =>
	new Refused(
		'limit',
		`Too many ${ what } came from your network. Try again later.`
	);
