/** The sidecar: names the adapters, connects the layers, starts and stops. */
import { mkdirSync } from 'node:fs';
import type { Server } from 'node:http';
import { isIPv6 } from 'node:net';
import path from 'node:path';
import { MemoryBus } from './bus/memory';
import { readConfig, warningsOf, type Config } from './config';
import { systemClock } from './clock';
import { maskCards } from './conversation/card-numbers';
import { settingsOf, type Context } from './conversation/context';
import { Conversations } from './conversation/conversations';
import { keepJournal } from './conversation/journal';
import { recover } from './conversation/recover';
import { Timers } from './conversation/timers';
import { Turns } from './conversation/turn';
import { dying } from './faults/dying';
import { createApp } from './http/app';
import { Polls } from './http/poll/polls';
import { pollRoute } from './http/poll/route';
import { createHttpServer } from './http/server';
import { serveSockets } from './http/socket';
import { openKnowledge } from './knowledge/knowledge';
import { createAssistant } from './llm/assistant';
import { withoutPersonal } from './llm/masking/hidden';
import { Spending } from './llm/spending';
import { createLog } from './log/pino-log';
import { Outbox } from './notify/outbox';
import { WordPressMail } from './notify/wordpress-mail';
import { metered } from './metrics/calls';
import { diskOf } from './metrics/disk';
import { Prometheus } from './metrics/prometheus';
import { newId, type Census, type Log } from './ports';
import { AgentPresence } from './relay/agent-presence';
import { takeCensus } from './relay/census';
import { CustomerPresence } from './relay/customer-presence';
import { Relay } from './relay/relay';
import { WordPressCatalogue } from './shop/catalogue';
import { diagnose } from './shop/diagnosis';
import { WooCommerceLookups } from './shop/look-ups';
import { WordPressSettings } from './shop/settings';
import { WooCommerceShop } from './shop/shop';
import { WooClient } from './shop/woo-client';
import { SignatureCheck } from './signing/signed-calls';
import { JwtTokens } from './signing/tokens';
import { WordPress } from './signing/wordpress';
import { SqliteStore } from './store/sqlite';
import { Toolbox } from './tools/toolbox';

const VERSION = '0.1.0';
/** EX_CONFIG of sysexits.h. */
const EXIT_CONFIG = 78;
const STOP_MS = 4500;

interface Running {
	address: string;
	stop: () => Promise< void >;
}

async function start( config: Config, log: Log ): Promise< Running > {
	const clock = systemClock;
	const { connection } = config;
	const { shop } = connection;
	mkdirSync( config.data, { recursive: true } );
	const file = path.join( config.data, 'baton.db' );
	const { store, bus } = dying(
		{ store: new SqliteStore( file, clock ), bus: new MemoryBus() },
		config.fault
	);
	const prometheus = new Prometheus( VERSION, clock );
	const { metrics } = prometheus;
	const signed = new WordPress( connection, clock );
	const wordpress = {
		call: metered( 'wordpress', metrics, signed.call.bind( signed ) ),
	};
	const wc = new WooClient( connection, clock );
	const woo = { get: metered( 'woocommerce', metrics, wc.get.bind( wc ) ) };
	const wooShop = new WooCommerceShop( connection, woo, wordpress );
	const settings = new WordPressSettings(
		shop,
		wordpress,
		store,
		clock,
		log,
		config.settingsEveryMs
	);
	const knowledge = openKnowledge( {
		shop,
		file: path.join( config.data, 'knowledge.db' ),
		catalogue: new WordPressCatalogue( wordpress ),
		store,
		clock,
		log,
		mask: ( text ) => withoutPersonal( maskCards( text ) ),
	} );
	const tools = new Toolbox( {
		shop,
		lookups: new WooCommerceLookups( woo, wordpress ),
		cart: ( visitor ) => wooShop.cart( visitor ),
		store: store.tools,
		clock,
		log,
	} );
	const agentPresence = new AgentPresence(
		shop,
		store,
		clock,
		config.agentGraceMs,
		log
	);
	const customerPresence = new CustomerPresence();
	const spending = new Spending( shop, store, clock, log );
	const context: Context = {
		shop,
		store,
		bus,
		clock,
		log,
		metrics,
		assistant: knowledge.noticing(
			createAssistant(
				knowledge.index,
				tools,
				{ clock, log, metrics, spending, maskCards },
				config.model
			)
		),
		presence: {
			available: () => agentPresence.available(),
			agentConnected: ( id ) => agentPresence.agentConnected( id ),
			customerOnline: ( id ) => customerPresence.customerOnline( id ),
		},
		settings,
		newId,
		agentGraceMs: config.agentGraceMs,
	};
	const conversations = new Conversations( context );
	keepJournal( conversations );
	const turns = new Turns( conversations );
	const timers = new Timers( conversations );
	const tokens = new JwtTokens( connection.secret, shop, clock );
	const relay = new Relay( {
		conversations,
		timers,
		tokens,
		shop: wooShop,
		agentPresence,
		customerPresence,
	} );
	const polls = new Polls( relay, clock );
	await agentPresence.restore();
	const stopSettings = await settings.start();
	const stopKnowledge = await knowledge.start();
	const stopRecovery = recoverWhenKnown( context, conversations, turns );
	const stopTimers = timers.start();
	const outbox = new Outbox( shop, store, new WordPressMail( wordpress ), {
		clock,
		log,
		metrics,
	} );
	const stopOutbox = outbox.start();
	const waitingFor = async () => [
		...( settings.current() ? [] : [ 'settings' ] ),
		...( await store.ping().then(
			() => [],
			() => [ 'store' ]
		) ),
	];
	const census: Census = {
		...takeCensus( context, relay, agentPresence ),
		knowledge: () => knowledge.census(),
		settings: () => ( { heardAt: settings.heardAt } ),
		waitingFor,
		disk: diskOf( file ),
	};
	const { server, callers } = createHttpServer(
		createApp( {
			...config,
			metrics: {
				answered: metrics.answered,
				token: config.metricsToken,
				contentType: prometheus.contentType,
				scrape: () => prometheus.scrape( census ),
			},
			version: VERSION,
			clock,
			log,
			signedCalls: new SignatureCheck(
				connection.secret,
				shop,
				store,
				clock
			),
			anybodyAvailable: () => relay.anybodyAvailable(),
			waitingFor,
			without: () => ( settings.isDown() ? [ 'wordpress' ] : [] ),
			refresh: async () => {
				await settings.refresh();
				await knowledge.refresh();
			},
			spending: () =>
				spending.summary(
					config.model?.name ?? '',
					settingsOf( context )
				),
			knowledge,
			diagnose: () => diagnose( { settings, woo, wordpress, clock } ),
			agentNames: () =>
				settings.current()?.agents.map( ( { name } ) => name ) ?? [],
			poll: pollRoute( {
				...config,
				polls,
				tokens,
				clock,
				callerOf: ( request ) => callers.of( request ),
			} ),
		} ),
		clock,
		`${ config.basePath }/v1/poll`,
		metrics
	);
	const endSockets = serveSockets( server, {
		...config,
		relay,
		callers,
		clock,
		log,
		metrics,
	} );
	const address = await listen( server, config );
	return {
		address,
		stop: async () => {
			server.close();
			stopRecovery();
			stopSettings();
			stopTimers();
			await relay.stop();
			polls.stop();
			// Before their grace ends: the next start expects them back.
			agentPresence.stop();
			await turns.stop();
			await conversations.idle();
			await stopOutbox();
			await stopKnowledge();
			await store.close();
			knowledge.close();
			endSockets();
			server.closeAllConnections();
		},
	};
}

/** Recovery speaks in the owner's words, so it waits for them. */
function recoverWhenKnown(
	context: Context,
	conversations: Conversations,
	turns: Turns
): () => void {
	const stop = new AbortController();
	const run = () =>
		recover( conversations, turns, stop.signal ).catch( ( error: Error ) =>
			context.log.error( { error }, 'recovery failed' )
		);
	if ( context.settings.current() ) {
		void run();
		return () => stop.abort();
	}
	const forget = context.settings.onChange( () => {
		forget();
		void run();
	} );
	return () => {
		stop.abort();
		forget();
	};
}

function listen( server: Server, { host, port }: Config ): Promise< string > {
	return new Promise( ( resolve, reject ) => {
		server.once( 'error', reject );
		server.listen( port, host, () => {
			const at = server.address();
			const chosen = typeof at === 'object' && at ? at.port : port;
			resolve(
				`http://${ isIPv6( host ) ? `[${ host }]` : host }:${ chosen }`
			);
		} );
	} );
}

async function main(): Promise< void > {
	const read = readConfig( process.env );
	if ( ! read.ok ) {
		read.faults.forEach( ( fault ) =>
			process.stderr.write( `${ fault }\n` )
		);
		process.exit( EXIT_CONFIG );
	}
	const log = createLog( read.config.logLevel );
	// The last resort: one conversation's fault must not take the others down.
	process.on( 'unhandledRejection', ( error ) =>
		log.error( { error }, 'a rejection was not handled' )
	);
	process.on( 'uncaughtException', ( error ) => {
		log.error( { error }, 'an error was not caught; this process ends' );
		process.exit( 1 );
	} );
	try {
		const running = await start( read.config, log );
		const { basePath, model } = read.config;
		log.info(
			{
				address: running.address,
				basePath: basePath || '/',
				version: VERSION,
				assistant: model ? 'model' : 'quoting',
			},
			'listening'
		);
		warningsOf( read.config ).forEach( ( text ) => log.warn( {}, text ) );
		let stopping = false;
		const stop = ( signal: string ) => {
			if ( stopping ) {
				return;
			}
			stopping = true;
			log.info( { signal }, 'stopping' );
			setTimeout( () => {
				log.error( { ms: STOP_MS }, 'stopping took too long' );
				process.exit( 1 );
			}, STOP_MS ).unref();
			running.stop().then(
				() => {
					log.info( {}, 'stopped' );
					process.exit( 0 );
				},
				( error: Error ) => {
					log.error( { error }, 'stopping failed' );
					process.exit( 1 );
				}
			);
		};
		process.on( 'SIGTERM', stop );
		process.on( 'SIGINT', stop );
	} catch ( error ) {
		log.error( { error }, 'the sidecar could not start' );
		process.exitCode = 1;
	}
}

void main();
