/** A rival has a room for each pair, and whoever is in it hears the other. */
import { inWaves } from './sockets.mjs';

/**
 * @param {(url: string, room: string) => Promise<unknown>}                                                                                       join Enters, and says nothing more.
 * @param {(url: string, room: string, role: 'customer'|'agent', listener: import('./driver.mjs').Listener) => Promise<(number: number) => void>} end
 *                                                                                                                                                     Enters, tells the listener what comes, and gives what sends.
 */
export const inRooms = ( join, end ) => ( {
	connectPairs: ( { url }, pairs, listener ) =>
		inWaves( pairs, async ( index ) => ( {
			customer: await end( url, `room-${ index }`, 'customer', listener ),
			agent: await end( url, `room-${ index }`, 'agent', listener ),
		} ) ),
	connectIdle: async ( { url }, count ) => {
		await inWaves( count, ( index ) => join( url, `room-${ index }` ) );
	},
} );
