/** Who is measured: Baton's sidecar and its rivals, all driven alike. */
import path from 'node:path';
import { reply, startServer } from './processes.mjs';
import { startSidecar } from './sidecar.mjs';

/**
 * @typedef {Object} Running
 * @property {import('node:child_process').ChildProcess} child  The server.
 * @property {any}                                       target What the dialect needs to reach it.
 * @property {() => Promise<void>}                       stop   Resolves when it has ended.
 */
/**
 * @typedef {Object} Contestant
 * @property {string}                                                    name    Of the line’s field.
 * @property {string}                                                    dialect The file among the dialects.
 * @property {(folder: string, nodeArgs?: string[]) => Promise<Running>} start   Resolves when it can be spoken to.
 */

/** A busy shop's; each has twenty of the thousand conversations. */
export const AGENTS = 50;

const rival = ( name, dialect ) => ( {
	name,
	dialect,
	/** @type {Contestant['start']} */
	async start( folder, nodeArgs ) {
		const { child, stop } = startServer(
			`rivals/${ name }.mjs`,
			[ path.join( folder, `${ name }.db` ) ],
			{},
			nodeArgs
		);
		const url = await reply( child, ( message ) => message.url );
		return { child, stop, target: { url } };
	},
} );

/** @type {Record<'baton' | 'raw' | 'durable' | 'socketio', Contestant>} */
export const CONTESTANTS = {
	baton: {
		name: 'baton',
		dialect: 'baton',
		start: ( folder, nodeArgs ) =>
			startSidecar( path.join( folder, 'baton' ), AGENTS, nodeArgs ),
	},
	raw: rival( 'raw', 'rooms' ),
	durable: rival( 'durable', 'rooms' ),
	socketio: rival( 'socketio', 'socketio' ),
};
