/**
 * A TCP proxy on loopback that can be a bad network. CommonJS, so that scripts
 * and jest both load it as it is.
 */
const { createServer, connect } = require( 'node:net' );

const LOOPBACK = [ '127.0.0.1', 'localhost', '[::1]' ];
/** As far as a request's head is read in search of an upgrade. */
const MAX_HEAD = 16 * 1024;
/** Whose words a deaf connection swallows, by mode. */
const DEAF = {
	'half-open': [ 'client', 'upstream' ],
	'half-open-up': [ 'client' ],
	'half-open-down': [ 'upstream' ],
};
const REFUSAL =
	'HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\nconnection: close\r\n\r\n';

function addressOf( target ) {
	const { hostname, port } = new URL(
		target.includes( '://' ) ? target : `http://${ target }`
	);
	if ( ! LOOPBACK.includes( hostname ) || port === '' ) {
		throw new Error( `Only a port on loopback, not ${ target }.` );
	}
	return {
		host: hostname === '[::1]' ? '::1' : hostname,
		port: Number( port ),
	};
}

/** @param {import('./tcp-proxy').TcpProxyOptions} options */
async function startTcpProxy( {
	target,
	port = 0,
	mode = 'forward',
	upgrades = 'pass',
	bytesPerSecond = 2000,
	maxConnections = 500,
} ) {
	let address = addressOf( target );
	const pairs = new Set();
	let accepted = 0;
	let upgradesAsked = 0;

	/** What both ends of a connection have in common. */
	const settings = {
		mode: () => mode,
		upgrades: () => upgrades,
		address: () => address,
		bytesPerSecond,
		onUpgrade: () => upgradesAsked++,
	};
	const server = createServer( { allowHalfOpen: true }, ( client ) => {
		accepted++;
		if ( mode === 'refuse' || pairs.size >= maxConnections ) {
			client.destroy();
			return;
		}
		const pair = join( client, settings, () => pairs.delete( pair ) );
		pairs.add( pair );
	} );
	await new Promise( ( resolve, reject ) => {
		server.once( 'error', reject );
		server.listen( port, '127.0.0.1', resolve );
	} );
	const own = server.address().port;
	const cut = () => pairs.forEach( ( pair ) => pair.destroy() );
	return {
		url: `http://127.0.0.1:${ own }`,
		port: own,
		get open() {
			return pairs.size;
		},
		get accepted() {
			return accepted;
		},
		get upgradesAsked() {
			return upgradesAsked;
		},
		setTarget( to ) {
			address = addressOf( to );
		},
		setMode( to ) {
			mode = to;
			pairs.forEach( ( pair ) => pair.modeChanged() );
		},
		setUpgrades( to ) {
			upgrades = to;
		},
		cut,
		tear: () => pairs.forEach( ( pair ) => pair.tear() ),
		async stop() {
			cut();
			await new Promise( ( resolve ) => server.close( resolve ) );
		},
	};
}

/**
 * A client's socket and the one that is opened for it.
 *
 * @param {import('node:net').Socket} client
 * @param {Object}                    settings
 * @param {() => void}                onGone   Both are closed.
 */
function join( client, settings, onGone ) {
	/** @type {import('node:net').Socket | undefined} */
	let upstream;
	let deaf = false;
	let tearing = false;
	let head = Buffer.alloc( 0 );
	/** Chunks that a slow line still carries; their sockets stay paused. */
	const carried = new Map();
	const ends = () => ( upstream ? [ client, upstream ] : [ client ] );

	const destroy = () => {
		carried.forEach( clearTimeout );
		ends().forEach( ( socket ) => socket.destroy() );
	};
	const closed = ( other ) => {
		if ( ! deaf ) {
			other?.destroy();
		}
		if ( ends().every( ( socket ) => socket.destroyed ) ) {
			onGone();
		}
	};
	const goOn = ( socket ) => {
		if ( settings.mode() !== 'freeze' && ! carried.has( socket ) ) {
			socket.resume();
		}
	};
	/** @param {string[]} whose */
	const swallow = ( whose ) => {
		deaf = true;
		carried.forEach( clearTimeout );
		for ( const socket of ends() ) {
			const who = socket === client ? 'client' : 'upstream';
			if ( whose.includes( who ) ) {
				socket.removeAllListeners( 'data' );
				socket.removeAllListeners( 'end' );
				socket.on( 'end', () => socket.destroy() );
			}
			socket.resume();
		}
	};

	const pass = ( from, to ) => {
		from.on( 'data', ( chunk ) => {
			if ( tearing ) {
				to.write( chunk.subarray( 0, chunk.length / 2 ), () =>
					ends().forEach( ( socket ) => socket.resetAndDestroy() )
				);
				return;
			}
			if ( settings.mode() !== 'slow' ) {
				if ( ! to.write( chunk ) ) {
					from.pause();
				}
				return;
			}
			from.pause();
			const carry = () => {
				carried.delete( from );
				if ( to.write( chunk ) ) {
					goOn( from );
				}
			};
			const ms = ( chunk.length / settings.bytesPerSecond ) * 1000;
			carried.set( from, setTimeout( carry, ms ) );
		} );
		to.on( 'drain', () => goOn( from ) );
		from.on( 'end', () => to.end() );
	};

	const open = () => {
		upstream = connect( { ...settings.address(), allowHalfOpen: true } );
		upstream.setNoDelay( true );
		upstream.on( 'error', () => {} );
		upstream.on( 'close', () => closed( client ) );
		upstream.write( head );
		pass( client, upstream );
		pass( upstream, client );
		goOn( client );
		modeChanged();
	};

	/** Collects a request's head, and decides then. */
	const onHead = ( chunk ) => {
		head = Buffer.concat( [ head, chunk ] );
		if ( ! head.includes( '\r\n\r\n' ) && head.length < MAX_HEAD ) {
			return;
		}
		client.off( 'data', onHead );
		client.pause();
		if ( /^upgrade:\s*websocket/im.test( head.toString( 'latin1' ) ) ) {
			settings.onUpgrade();
			if ( settings.upgrades() === 'refuse' ) {
				client.end( REFUSAL );
				return;
			}
			if ( settings.upgrades() === 'swallow' ) {
				swallow( DEAF[ 'half-open' ] );
				return;
			}
		}
		open();
	};

	const modeChanged = () => {
		if ( deaf ) {
			return;
		}
		const whose = DEAF[ settings.mode() ];
		if ( whose && ( upstream || whose.includes( 'client' ) ) ) {
			swallow( whose );
		} else if ( settings.mode() === 'freeze' ) {
			ends().forEach( ( socket ) => socket.pause() );
		} else {
			ends().forEach( goOn );
		}
	};

	client.setNoDelay( true );
	client.on( 'error', () => {} );
	client.on( 'close', () => closed( upstream ) );
	client.on( 'data', onHead );
	client.on( 'end', () => upstream ?? client.destroy() );
	modeChanged();
	const tear = () => {
		tearing = true;
	};
	return { destroy, modeChanged, tear };
}

module.exports = { startTcpProxy };
