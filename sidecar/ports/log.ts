/**
 * Structured log lines for the keeper: ids, numbers and words of this program's
 * own; never what people wrote, their names or addresses, tokens or order data.
 * A line has one constant sentence, and everything else in these fields.
 */
import type { FailureKind, SocketAudience, Transport } from './metrics';

export interface Fields {
	/** Ids. */
	socket?: string;
	/** Of a frame (its sender's own), or of an HTTP request. */
	request?: string;
	conversation?: string;
	turn?: string;
	handoff?: string;
	/** "B-1001" */
	ticket?: string;
	/** WordPress user id. */
	agent?: string;

	/** Words of this program. */
	audience?: SocketAudience;
	transport?: Transport;
	/** A frame's type. */
	frame?: string;
	/** A tool's name. */
	tool?: string;
	state?: string;
	trigger?: string;
	outcome?: string;
	as?: string;
	/** Of a close, an error frame or an upgrade that was refused. */
	code?: string;
	kind?: FailureKind | ( string & {} );
	method?: string;
	/** The pattern of a route, never a path as it came. */
	route?: string;
	signal?: string;
	version?: string;
	/** Where the sidecar itself listens. */
	address?: string;
	basePath?: string;
	assistant?: string;
	/** Names of settings, never their values. */
	settings?: string[];

	/** Numbers. */
	status?: number;
	/** Milliseconds. */
	ms?: number;
	seconds?: number;
	tries?: number;
	attempt?: number;
	attempts?: number;
	agents?: number;
	pages?: number;
	products?: number;

	/** Whatever was thrown; its message is not written, see the log's adapter. */
	error?: unknown;
}

export interface Log {
	/** Whether `debug` writes anything: asked where there is a line a frame. */
	readonly verbose: boolean;
	debug: ( fields: Fields, message: string ) => void;
	info: ( fields: Fields, message: string ) => void;
	warn: ( fields: Fields, message: string ) => void;
	error: ( fields: Fields, message: string ) => void;
}

/** An error whose message is our own words and ids alone, and so may be logged. */
export class PlainError extends Error {
	/**
	 * @param message
	 * @param code    "DATABASE_NEWER"
	 */
	constructor(
		message: string,
		readonly code?: string
	) {
		super( message );
		this.name = 'PlainError';
	}
}

/** A log whose every line says what it is about. */
export function about( log: Log, what: Fields ): Log {
	return {
		verbose: log.verbose,
		debug: ( fields, message ) =>
			log.debug( { ...what, ...fields }, message ),
		info: ( fields, message ) =>
			log.info( { ...what, ...fields }, message ),
		warn: ( fields, message ) =>
			log.warn( { ...what, ...fields }, message ),
		error: ( fields, message ) =>
			log.error( { ...what, ...fields }, message ),
	};
}
