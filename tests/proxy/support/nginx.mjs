/**
 * The shop's own web server: nginx with TLS before shop and sidecar. What
 * stands in for the sidecar's part is packaging/sidecar/nginx.conf, the very
 * snippet that owners get.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { root } from '../../../demo/lib/paths.mjs';
import { lastLines, startService } from '../../../demo/lib/processes.mjs';

const SNIPPET = path.join( root, 'packaging/sidecar/nginx.conf' );
/** Where the snippet expects the sidecar, and under which path. */
const UPSTREAM = '127.0.0.1:8787';
const PATIENCE_MS = 10_000;

/**
 * How the web server differs from the shipped snippet.
 *
 * @typedef {Object} Faults
 * @property {[string, string][]} [sidecar] Text of the snippet, and what stands there instead.
 * @property {string[]}           [shop]    More directives for the shop's own locations.
 */

/**
 * @typedef {Object} Parts
 * @property {string} folder      Its prefix: configuration, logs, temporary files.
 * @property {string} binary      nginx.
 * @property {number} port        Where browsers come.
 * @property {string} site        WordPress's folder.
 * @property {number} shopPort    WordPress's.
 * @property {number} sidecarPort The sidecar's.
 * @property {string} certificate A PEM file.
 * @property {string} key         A PEM file.
 */

/**
 * @param {Parts}  parts
 * @param {Faults} faults
 * @return {Promise<{stop: () => Promise<void>}>} Once it listens.
 */
export async function startNginx( parts, faults = {} ) {
	const { folder, binary, port } = parts;
	await mkdir( folder, { recursive: true } );
	const file = path.join( folder, 'nginx.conf' );
	await writeFile(
		path.join( folder, 'sidecar.conf' ),
		await snippet( parts, faults )
	);
	await writeFile( file, configuration( parts, faults ) );
	const logFile = path.join( folder, 'error.log' );
	const service = startService(
		binary,
		[ '-p', folder, '-c', file, '-e', logFile, '-g', 'daemon off;' ],
		{ env: process.env, logFile }
	);
	let ended = '';
	service.ended.then( ( why ) => ( ended = why ) );
	const until = Date.now() + PATIENCE_MS;
	while ( ! ( await listens( port ) ) ) {
		if ( ended || Date.now() > until ) {
			await service.stop();
			throw new Error(
				`nginx ${ ended || `does not listen: ${ lastLines( logFile ) }` }`
			);
		}
		await delay( 20 );
	}
	return { stop: () => service.stop() };
}

/** @return {Promise<string>} The shipped snippet, on this machine's ports. */
async function snippet( { sidecarPort }, { sidecar = [] } ) {
	let text = await readFile( SNIPPET, 'utf8' );
	const replace = ( from, to ) => {
		text = text.replaceAll( from, to );
	};
	const missing = [ ...sidecar.map( ( [ from ] ) => from ), UPSTREAM ].find(
		( from ) => ! text.includes( from )
	);
	if ( missing !== undefined ) {
		throw new Error(
			`packaging/sidecar/nginx.conf has no “${ missing }”.`
		);
	}
	sidecar.forEach( ( [ from, to ] ) => replace( from, to ) );
	replace( UPSTREAM, `127.0.0.1:${ sidecarPort }` );
	return text;
}

const TYPES = {
	'text/css': 'css',
	'text/javascript': 'js mjs',
	'application/json': 'json map',
	'image/png': 'png',
	'image/svg+xml': 'svg',
	'font/woff2': 'woff2',
};

/**
 * @param {Parts}  parts
 * @param {Faults} faults
 */
function configuration( parts, { shop = [] } ) {
	const temporary = [ 'client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi' ];
	const toShop = [
		`proxy_pass http://127.0.0.1:${ parts.shopPort };`,
		'proxy_set_header Host $http_host;',
		'proxy_set_header X-Forwarded-For $remote_addr;',
		'proxy_set_header X-Forwarded-Proto $scheme;',
		...shop,
	].join( '\n\t\t\t' );
	return `
# Else the workers of one started by root are somebody who may not read here.
${ process.getuid?.() === 0 ? 'user root;' : '' }
worker_processes 1;
pid nginx.pid;
events { worker_connections 1024; }
http {
	access_log off;
	${ temporary.map( ( name ) => `${ name }_temp_path ${ name };` ).join( ' ' ) }
	types {
		${ Object.entries( TYPES )
			.map( ( [ type, endings ] ) => `${ type } ${ endings };` )
			.join( '\n\t\t' ) }
	}
	server {
		listen 127.0.0.1:${ parts.port } ssl http2;
		server_name localhost;
		ssl_certificate ${ parts.certificate };
		ssl_certificate_key ${ parts.key };
		root ${ parts.site };
		include sidecar.conf;
		location / {
			try_files $uri @shop;
			${ shop.join( '\n\t\t\t' ) }
		}
		location ~ (\\.php$|/\\.|^/wp-content/database) {
			${ toShop }
		}
		location @shop {
			${ toShop }
		}
	}
}
`;
}

/** @param {number} port */
function listens( port ) {
	return new Promise( ( resolve ) => {
		const socket = connect( port, '127.0.0.1' );
		socket.once( 'connect', () => {
			socket.destroy();
			resolve( true );
		} );
		socket.once( 'error', () => resolve( false ) );
	} );
}
