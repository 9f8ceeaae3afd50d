/** The whole demo: provisioned, built, running. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build } from './build.mjs';
import { silent } from './log.mjs';
import { fromEnvironment } from './paths.mjs';
import { people } from './people.mjs';
import { checkHomeIsFree } from './home.mjs';
import { claimPort } from './ports.mjs';
import { provision } from './provision.mjs';
import { startShop } from './shop-server.mjs';
import { startSidecar } from './sidecar-server.mjs';
import { wp } from './wp-cli.mjs';

/**
 * @typedef {Object} Shop What shop.json holds.
 * @property {string}                                            shopUrl     Without a slash at its end.
 * @property {string}                                            deskUrl     The agents' desk.
 * @property {string}                                            settingsUrl Baton's settings.
 * @property {string}                                            mailUrl     A page; with `&format=json` a list.
 * @property {string}                                            sidecarUrl  Without a slash at its end.
 * @property {{user: string, password: string}}                  admin       The owner.
 * @property {{user: string, password: string, name: string}[]}  agents      With the role that may answer.
 * @property {{user: string, password: string, email: string}[]} customers   With orders.
 * @property {{version: string, standIn: boolean}}               woocommerce Which one the shop runs on.
 * @property {{start: number, shop: number, sidecar: number}}    pids        The latter two are process groups.
 */

/**
 * @typedef {Object} Demo
 * @property {Shop}                                            shop           What shop.json holds.
 * @property {string}                                          home           Folder of everything that belongs to this shop.
 * @property {string}                                          site           WordPress's folder.
 * @property {string}                                          connection     The sidecar's BATON_CONNECTION.
 * @property {Promise<string>}                                 ended          Resolves with the reason when a server ends by itself.
 * @property {(args: string[]) => Promise<string>}             wp             WP-CLI on this shop.
 * @property {(signal?: NodeJS.Signals) => Promise<void>}      stopSidecar    SIGKILL for a crash.
 * @property {(env?: Record<string, string>) => Promise<void>} startSidecar   After stopSidecar, or when it has ended; env: for this start, over what the demo was given.
 * @property {(signal?: NodeJS.Signals) => Promise<void>}      restartSidecar Stops and starts it.
 * @property {(signal?: NodeJS.Signals) => Promise<void>}      stopShop       WordPress is down.
 * @property {() => Promise<void>}                             startShop      After stopShop.
 * @property {() => Promise<void>}                             stop           Everything, children of children too.
 */

/**
 * Where a web server stands before shop and sidecar: what browsers, and the two
 * among themselves, know them by. It must be running by the time the sidecar
 * starts.
 *
 * @typedef {Object} Front
 * @property {string} shopUrl     Without a slash at its end.
 * @property {string} sidecarUrl  Without a slash at its end; its path is the sidecar's base path.
 * @property {string} certificate The PEM file of whoever signed the web server's own.
 */

/**
 * @param {{home?: string, shopPort?: number, sidecarPort?: number, woocommerce?: 'standin' | 'auto', env?: Record<string, string>, front?: (ports: {shop: number, sidecar: number}) => Promise<Front>, log?: import('./log.mjs').Log}} options Ports: 0 chooses a free one; env: more for the sidecar; front: puts a web server before both.
 * @return {Promise<Demo>} Once shop and sidecar answer.
 */
export async function startDemo( options = {} ) {
	const { log = silent, woocommerce } = options;
	const { home, shopPort, sidecarPort } = {
		...fromEnvironment(),
		...options,
	};
	await checkHomeIsFree( home );
	const ports = {
		shop: await claimPort( shopPort, 'shop', 'BATON_SHOP_PORT' ),
		sidecar: await claimPort(
			sidecarPort,
			'sidecar',
			'BATON_SIDECAR_PORT'
		),
	};
	await build( log );
	const front = await options.front?.( ports );
	const env = { ...( front && behind( front ) ), ...options.env };
	const provisioned = await provision( {
		home,
		shopPort: ports.shop,
		sidecarPort: ports.sidecar,
		log,
		woocommerce,
		front,
	} );
	const { site, connection } = provisioned;
	const launchSidecar = ( more = {} ) =>
		startSidecar( {
			home,
			port: ports.sidecar,
			connection,
			env: { ...env, ...more },
		} );
	const launchShop = () => startShop( { site, home, port: ports.shop } );

	let shopServer = await log.step( 'Starting the shop', launchShop );
	let sidecar;
	try {
		sidecar = await log.step( 'Starting the sidecar', () =>
			launchSidecar()
		);
	} catch ( error ) {
		await shopServer.stop();
		throw error;
	}

	/** @type {(why: string) => void} */
	let end = () => {};
	const ended = new Promise( ( resolve ) => ( end = resolve ) );
	/** @type {Set<unknown>} */
	const stopping = new Set();
	/** By name. */
	const running = new Map();
	const watch = ( name, service ) => {
		running.set( name, service );
		service.ended.then( ( why ) => {
			if ( running.get( name ) === service ) {
				running.delete( name );
			}
			if ( ! stopping.has( service ) ) {
				end( `The ${ name } ${ why }` );
			}
		} );
	};
	watch( 'shop', shopServer );
	watch( 'sidecar', sidecar );

	const file = path.join( home, 'shop.json' );
	const shop = describe( provisioned );
	const publish = async () => {
		shop.pids.sidecar = sidecar.pid;
		shop.pids.shop = shopServer.pid;
		await mkdir( home, { recursive: true } );
		await writeFile( file, JSON.stringify( shop, null, '\t' ) + '\n' );
	};
	await publish();

	const stopSidecar = async ( signal ) => {
		stopping.add( sidecar );
		await sidecar.stop( signal );
		await sidecar.ended;
	};
	const stopShop = async ( signal ) => {
		stopping.add( shopServer );
		await shopServer.stop( signal );
		await shopServer.ended;
	};
	/** A second one would find its port taken, and the first be nobody's. */
	const onlyOne = ( name ) => {
		if ( running.has( name ) ) {
			throw new Error( `The ${ name } runs already. Stop it first.` );
		}
	};
	const startAgain = async ( more ) => {
		onlyOne( 'sidecar' );
		sidecar = await launchSidecar( more );
		watch( 'sidecar', sidecar );
		await publish();
	};
	return {
		shop,
		home,
		site,
		connection,
		ended,
		wp: ( args ) => wp( site, args ),
		stopSidecar,
		startSidecar: startAgain,
		async restartSidecar( signal ) {
			await stopSidecar( signal );
			await startAgain();
		},
		stopShop,
		async startShop() {
			onlyOne( 'shop' );
			shopServer = await launchShop();
			watch( 'shop', shopServer );
			await publish();
		},
		async stop() {
			await Promise.all( [ stopSidecar(), stopShop() ] );
			await rm( file, { force: true } );
		},
	};
}

/**
 * @param {Front} front
 * @return {Record<string, string>} What the sidecar is told of it.
 */
function behind( { sidecarUrl, certificate } ) {
	return {
		BATON_BASE_PATH: new URL( sidecarUrl ).pathname.replace( /\/$/, '' ),
		BATON_TRUST_PROXY: '1',
		NODE_EXTRA_CA_CERTS: certificate,
	};
}

/**
 * @param {import('./provision.mjs').Provisioned} provisioned
 * @return {Shop} Without the servers' process ids.
 */
function describe( { url, sidecarUrl, woocommerce } ) {
	const { version, standIn } = woocommerce;
	return {
		shopUrl: url,
		deskUrl: `${ url }/wp-admin/admin.php?page=baton-desk`,
		settingsUrl: `${ url }/wp-admin/admin.php?page=baton-settings`,
		mailUrl: `${ url }/?baton_mail`,
		sidecarUrl,
		...people,
		woocommerce: { version, standIn },
		pids: { start: process.pid, shop: 0, sidecar: 0 },
	};
}
