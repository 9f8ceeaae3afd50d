/**
 * Who may wait. A browser has six connections to a host for all its tabs, and
 * on the shop's own origin its pages come over the same six.
 */

/** Requests of one person that wait at the same time. */
export const WAITING_AT_MOST = 3;
/** Who finds no place comes back after so long, ms. */
export const AGAIN_MS = 3000;

/** A request that waits. */
export interface Waiting {
	/** The page is not looked at. */
	hidden: boolean;
	/** Answers it; `again`: ms to stay away. */
	end: ( again?: number ) => void;
}

export class WaitingRoom {
	private readonly people = new Map< string, Set< Waiting > >();

	get size(): number {
		let size = 0;
		this.people.forEach( ( waiting ) => ( size += waiting.size ) );
		return size;
	}

	/** Lets it wait, or ends the one who is least needed: it, or another. */
	enter( person: string, newcomer: Waiting ): void {
		const waiting = this.people.get( person ) ?? new Set< Waiting >();
		this.people.set( person, waiting );
		waiting.add( newcomer );
		if ( waiting.size > WAITING_AT_MOST ) {
			const [ longest ] = waiting;
			const hidden = [ ...waiting ].find( ( one ) => one.hidden );
			const leaves = newcomer.hidden ? newcomer : ( hidden ?? longest );
			leaves?.end( AGAIN_MS );
		}
	}

	leave( person: string, one: Waiting ): void {
		const waiting = this.people.get( person );
		waiting?.delete( one );
		if ( waiting?.size === 0 ) {
			this.people.delete( person );
		}
	}
}
