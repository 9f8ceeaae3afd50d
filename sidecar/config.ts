/** The configuration, from the environment; every fault is named at once. */
import { isIP } from 'node:net';
import * as v from 'valibot';
import { Connection } from '../protocol';
import { FAULT_POINTS, type Fault } from './ports';

export interface Config {
	connection: Connection;
	host: string;
	port: number;
	/** Folder of the databases. */
	data: string;
	/** "" or "/baton", without a slash at its end. */
	basePath: string;
	/** What express takes as "trust proxy". */
	trustProxy: boolean | number | string;
	/** Of browsers that may connect: the shop's own, and others named. */
	origins: string[];
	logLevel: string;
	/** Opens /metrics from elsewhere. */
	metricsToken?: string;
	/** Absent: answers are quoted. */
	model?: { apiKey: string; baseUrl?: string; name: string };
	agentGraceMs: number;
	settingsEveryMs: number;
	/** Where this process is to die, in a drill. */
	fault?: Fault;
}

export type Read =
	{ ok: true; config: Config } | { ok: false; faults: string[] };

type Environment = Record< string, string | undefined >;

const LEVELS = [ 'trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent' ];
/** What may stand after "Bearer", and is not guessed. */
const METRICS_TOKEN = /^[\w.~+/=-]{24,}$/;
const DAY_MS = 24 * 60 * 60 * 1000;

export function readConfig( env: Environment ): Read {
	const faults: string[] = [];
	const get = ( name: string ) => env[ name ]?.trim() ?? '';
	const fault = ( name: string, right: string ) => {
		faults.push( `${ name }: ${ right }` );
		return undefined;
	};
	const whole = (
		name: string,
		fallback: number,
		least: number,
		most: number
	) => {
		const text = get( name );
		if ( text === '' ) {
			return fallback;
		}
		const value = Number( text );
		return Number.isInteger( value ) && value >= least && value <= most
			? value
			: ( fault(
					name,
					`must be a whole number from ${ least } to ${ most }.`
				) ?? fallback );
	};
	const connection = readConnection( get( 'BATON_CONNECTION' ) );
	if ( typeof connection === 'string' ) {
		fault( 'BATON_CONNECTION', connection );
	}
	const basePath = get( 'BATON_BASE_PATH' ).replace( /\/+$/, '' );
	if ( basePath !== '' && ! /^(?:\/[A-Za-z0-9._~-]+)+$/.test( basePath ) ) {
		fault( 'BATON_BASE_PATH', 'must be a path such as /baton.' );
	}
	const logLevel = get( 'BATON_LOG_LEVEL' ) || 'info';
	if ( ! LEVELS.includes( logLevel ) ) {
		fault( 'BATON_LOG_LEVEL', `must be one of ${ LEVELS.join( ', ' ) }.` );
	}
	const metricsToken = get( 'BATON_METRICS_TOKEN' );
	if ( metricsToken !== '' && ! METRICS_TOKEN.test( metricsToken ) ) {
		fault(
			'BATON_METRICS_TOKEN',
			'must be 24 or more letters, digits and any of - . _ ~ + / =; “openssl rand -hex 32” makes one.'
		);
	}
	const baseUrl = get( 'OPENAI_BASE_URL' );
	if ( baseUrl !== '' && ! /^https?:\/\/[^\s/]+/.test( baseUrl ) ) {
		fault(
			'OPENAI_BASE_URL',
			'must be a URL such as https://api.openai.com/v1.'
		);
	}
	const more = get( 'BATON_ORIGINS' )
		.split( /[\s,]+/ )
		.filter( Boolean );
	for ( const origin of more ) {
		if ( originOf( origin ) !== origin ) {
			fault(
				'BATON_ORIGINS',
				`“${ origin }” must be an origin such as https://www.shop.example; separate several by commas.`
			);
		}
	}
	const trustProxy = readTrust( get( 'BATON_TRUST_PROXY' ) );
	if ( trustProxy === undefined ) {
		fault(
			'BATON_TRUST_PROXY',
			'must be how many web servers stand before the sidecar, such as 1, or their addresses, separated by commas.'
		);
	}
	const numbers = {
		port: whole( 'BATON_PORT', 8787, 0, 65535 ),
		agentGraceMs: whole( 'BATON_AGENT_GRACE_MS', 20_000, 0, DAY_MS ),
		settingsEveryMs: whole(
			'BATON_SETTINGS_EVERY_MS',
			30_000,
			100,
			DAY_MS
		),
	};
	const dies = readFault( get( 'BATON_FAULT' ) );
	if ( typeof dies === 'string' ) {
		fault( 'BATON_FAULT', dies );
	} else if ( dies && get( 'BATON_ALLOW_FAULT' ) !== 'drill' ) {
		fault(
			'BATON_FAULT',
			'kills this process on purpose and is for drills; unset it, or set BATON_ALLOW_FAULT=drill where no customer is.'
		);
	}
	if (
		faults.length > 0 ||
		typeof connection === 'string' ||
		typeof dies === 'string' ||
		trustProxy === undefined
	) {
		return { ok: false, faults };
	}
	const apiKey = get( 'OPENAI_API_KEY' );
	return {
		ok: true,
		config: {
			connection,
			host: get( 'BATON_HOST' ) || '127.0.0.1',
			...numbers,
			data: get( 'BATON_DATA' ) || './data',
			basePath,
			trustProxy,
			origins: [ originOf( connection.url )!, ...more ],
			logLevel,
			...( metricsToken && { metricsToken } ),
			...( dies && { fault: dies } ),
			...( ( apiKey || baseUrl ) && {
				model: {
					// Servers on one's own machine want none, the client does.
					apiKey: apiKey || 'none',
					...( baseUrl && { baseUrl } ),
					name: get( 'OPENAI_MODEL' ) || 'gpt-4o-mini',
				},
			} ),
		},
	};
}

/** What works, and should still not be so. */
export function warningsOf( { trustProxy }: Config ): string[] {
	return trustProxy === true
		? [
				'BATON_TRUST_PROXY=true believes everybody: whoever reaches this port can make up an address and escape every limit. Set it to the number of web servers before the sidecar, such as 1.',
			]
		: [];
}

/** The connection, or what would be right. */
function readConnection( text: string ): Connection | string {
	if ( text === '' ) {
		return 'is missing; copy the connection string from Baton’s settings in WordPress.';
	}
	if ( ! text.startsWith( 'baton1.' ) ) {
		return 'must begin with “baton1.”; copy the whole string from Baton’s settings.';
	}
	let data: unknown;
	try {
		data = JSON.parse(
			Buffer.from( text.slice( 7 ), 'base64url' ).toString()
		);
	} catch {
		return 'is cut off or changed; copy the whole string from Baton’s settings.';
	}
	const parsed = v.safeParse( Connection, data );
	if ( ! parsed.success ) {
		const field = v.getDotPath( parsed.issues[ 0 ] ) ?? '';
		return `its part “${ field }” is not acceptable; make a new one in Baton’s settings.`;
	}
	return parsed.output;
}

function originOf( url: string ): string | undefined {
	try {
		const { origin } = new URL( url );
		return origin === 'null' ? undefined : origin;
	} catch {
		return undefined;
	}
}

/** "commit:7", "append:status.human:1"; undefined when there is none. */
function readFault( text: string ): Fault | undefined | string {
	if ( text === '' ) {
		return undefined;
	}
	const [ , at, what, count ] =
		/^([a-z]+)(?::([a-z][a-z.]*))?:(\d+)$/.exec( text ) ?? [];
	const point = FAULT_POINTS.find( ( name ) => name === at );
	return point && Number( count ) > 0
		? { point, ...( what && { what } ), count: Number( count ) }
		: `must be a point (${ FAULT_POINTS.join(
				', '
			) }), perhaps an event, and a count, such as commit:7 or append:ticket:1.`;
}

/** "true", a number of web servers, or addresses, as express has them; undefined for anything else. */
function readTrust( text: string ): Config[ 'trustProxy' ] | undefined {
	if ( text === '' || text === 'false' || text === '0' ) {
		return false;
	}
	if ( text === 'true' ) {
		return true;
	}
	if ( /^\d+$/.test( text ) ) {
		return Number( text );
	}
	return text.split( ',' ).every( ( one ) => isNetwork( one.trim() ) )
		? text
		: undefined;
}

/** An address, "10.0.0.0/8", or one of express's names. */
function isNetwork( text: string ): boolean {
	const [ address = '', bits = '1', ...more ] = text.split( '/' );
	const family = isIP( address );
	return family === 0
		? [ 'loopback', 'linklocal', 'uniquelocal' ].includes( text )
		: more.length === 0 &&
				/^[1-9]\d{0,2}$/.test( bits ) &&
				Number( bits ) <= ( family === 4 ? 32 : 128 );
}
