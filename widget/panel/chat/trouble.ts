import type { ConnectionState } from '../../../protocol/client';

/** What a customer must be told of the connection: this device's, or ours. */
export type Trouble = 'none' | 'offline' | 'unreachable';

/** A reconnect that is over sooner (ms) is none of the customer's business. */
export const PATIENCE_MS = 5_000;

export interface TroubleWatch {
	heard: ( state: ConnectionState ) => void;
	stop: () => void;
}

/** Tells of every change. */
export function watchTrouble(
	tell: ( trouble: Trouble ) => void
): TroubleWatch {
	let now: Trouble = 'none';
	let timer: ReturnType< typeof setTimeout > | undefined;

	function become( next: Trouble ): void {
		clearTimeout( timer );
		timer = undefined;
		if ( next !== now ) {
			now = next;
			tell( next );
		}
	}

	return {
		heard( state ) {
			switch ( state ) {
				case 'online':
					return become( 'none' );
				case 'offline':
					return become( 'offline' );
				case 'stopped':
					return become( 'unreachable' );
				case 'idle':
				case 'connecting':
				case 'retrying':
					if ( now === 'offline' ) {
						become( 'none' );
					}
					if ( now === 'none' ) {
						timer ??= setTimeout(
							() => become( 'unreachable' ),
							PATIENCE_MS
						);
					}
			}
		},
		stop: () => clearTimeout( timer ),
	};
}
