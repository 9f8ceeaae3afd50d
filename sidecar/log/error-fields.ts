/**
 * An error as the log may show it. Messages and properties of errors quote what
 * was being worked on (JSON.parse its input, fetch a URL, a model's server the
 * prompt), so only what cannot hold anybody's words is taken.
 */
import { PlainError } from '../ports';

export interface LoggedError {
	name: string;
	message?: string;
	code?: string;
	kind?: string;
	route?: string;
	status?: number;
	/** "commit (/opt/baton/main.mjs:10:5)", innermost first. */
	at?: string[];
	cause?: LoggedError;
}

const NAME = /^[A-Za-z]{1,60}$/;
/** ECONNREFUSED, SQLITE_FULL, ERR_HTTP_HEADERS_SENT */
const CODE = /^[A-Z][A-Z0-9_]{1,60}$/;
const WORD = /^[a-z_]{1,40}$/;
const ROUTE = /^[a-z0-9/_-]{1,60}$/i;
const PLACE =
	/^ +at (?:((?:async |new )*[\w$.<>#[\] ]{1,80}) \()?((?:file:\/\/|node:)?[\w@./\\:+~%-]{1,250}:\d+:\d+)\)?$/;
const PLACES = 12;
const CAUSES = 3;

export function loggedError( thrown: unknown, depth = 0 ): LoggedError {
	try {
		return isError( thrown )
			? fromError( thrown, depth )
			: { name: `thrown ${ thrown === null ? 'null' : typeof thrown }` };
	} catch {
		// A getter of its own threw.
		return { name: 'unreadable' };
	}
}

/** Errors of native add-ons and other contexts are no instances of our `Error`. */
const isError = ( thrown: unknown ): thrown is Error =>
	thrown instanceof Error ||
	( typeof thrown === 'object' &&
		thrown !== null &&
		'stack' in thrown &&
		typeof thrown.stack === 'string' &&
		'message' in thrown &&
		typeof thrown.message === 'string' );

function fromError( error: Error, depth: number ): LoggedError {
	const { failure, cause, errors, ...own } = error as Error & {
		code?: unknown;
		status?: unknown;
		failure?: { kind?: unknown; route?: unknown; status?: unknown };
		cause?: unknown;
		errors?: unknown;
	};
	const inner =
		cause ?? ( Array.isArray( errors ) ? errors[ 0 ] : undefined );
	const places = placesOf( error );
	return {
		name: fitting( NAME, error.name ) ?? 'Error',
		...some( {
			message: error instanceof PlainError ? error.message : undefined,
			code: fitting( CODE, own.code ),
			kind: fitting( WORD, failure?.kind ),
			route: fitting( ROUTE, failure?.route ),
			status: httpStatus( failure?.status ?? own.status ),
			at: places.length > 0 ? places : undefined,
			cause:
				inner !== undefined && depth < CAUSES
					? loggedError( inner, depth + 1 )
					: undefined,
		} ),
	};
}

const fitting = ( pattern: RegExp, value: unknown ) =>
	typeof value === 'string' && pattern.test( value ) ? value : undefined;

const httpStatus = ( value: unknown ) =>
	Number.isInteger( value ) && Number( value ) >= 100 && Number( value ) < 600
		? Number( value )
		: undefined;

/** The stack without its first lines, which are the message. */
function placesOf( { stack = '', message }: Error ): string[] {
	const after = stack.indexOf( message );
	return stack
		.slice( after === -1 ? 0 : after + message.length )
		.split( '\n' )
		.flatMap( ( line ) => {
			const [ , inside, place ] = PLACE.exec( line ) ?? [];
			if ( place === undefined ) {
				return [];
			}
			return [
				inside === undefined ? place : `${ inside } (${ place })`,
			];
		} )
		.slice( 0, PLACES );
}

function some< T extends object >(
	fields: T
): { [ K in keyof T ]?: NonNullable< T[ K ] > } {
	return Object.fromEntries(
		Object.entries( fields ).filter(
			( [ , value ] ) => value !== undefined
		)
	) as never;
}
