/**
 * What an idle socket costs the server: 10,000 customers who have shown their
 * token and say nothing, the process's memory after collections with them less
 * without them. The rivals' sockets joined a room.
 */
import { closeLanes, openLanes } from './arena.mjs';
import { rounded } from './quantile.mjs';

const SOCKETS = 10_000;
/** Files that server and driver have open besides. */
const OTHERS = 200;
const WARM = 500;

/**
 * @param {{folder: string, say: (text: string) => void}} given
 * @return {Promise<Record<string, unknown>[]>} KB a socket; the rival is raw `ws`.
 */
export async function measureRelayMemory( { folder, say } ) {
	const sockets = affordable();
	if ( sockets < SOCKETS ) {
		say(
			`The limit of open files allows ${ sockets } sockets only (ulimit -n).`
		);
	}
	/** @type {Record<string, {rss: number, heap: number}>} */
	const found = {};
	for ( const name of /** @type {const} */ ( [
		'raw',
		'socketio',
		'baton',
	] ) ) {
		const [ lane ] = await openLanes( folder, [ name ], [ '--expose-gc' ] );
		try {
			// Code that is compiled on first use is no socket's cost.
			await lane.ask( 'idle', { sockets: WARM } );
			const before = await lane.gauge( 'memory' );
			await lane.ask( 'idle', { sockets: sockets - WARM } );
			const after = await lane.gauge( 'memory' );
			const each = ( part ) =>
				( after[ part ] - before[ part ] ) / ( sockets - WARM ) / 1024;
			found[ name ] = { rss: each( 'rss' ), heap: each( 'heap' ) };
			say(
				`${ name }: ${ rounded( found[ name ].rss ) } KB resident, ${ rounded( found[ name ].heap ) } KB heap a socket`
			);
		} finally {
			await closeLanes( [ lane ] );
		}
	}
	return [
		line( found, 'rss', 'resident memory', sockets ),
		line( found, 'heap', 'heap', sockets ),
	];
}

const line = ( found, part, what, sockets ) => ( {
	name: `relay ${ what } an idle socket, KB`,
	ours: rounded( found.baton[ part ] ),
	rival: rounded( found.raw[ part ] ),
	ratio: rounded( found.baton[ part ] / found.raw[ part ] ),
	socketio: rounded( found.socketio[ part ] ),
	sockets,
} );

/** As many as the limit of open files lets both processes have. */
function affordable() {
	const report = /** @type {any} */ ( process.report?.getReport() );
	const { hard } = report.userLimits.open_files;
	return hard === 'unlimited' ? SOCKETS : Math.min( SOCKETS, hard - OTHERS );
}
