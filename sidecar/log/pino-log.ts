/** The log on pino: a line of JSON each, to the standard output. */
import { pino, type DestinationStream } from 'pino';
import type { Fields, Log } from '../ports';
import { loggedError } from './error-fields';

/**
 * Ids, routes, words, an address: nothing with a blank in it, no sentence and
 * no e-mail address, should a line ever be given one.
 */
const WORD = /^[A-Za-z0-9_.:/+~[\]-]{1,128}$/;
/** Of a list, so many are shown. */
const LISTED = 20;
/** Characters that wait until they can be written. */
const KEPT = 1_000_000;
/** Stands where a field held something else. */
const HIDDEN = '[hidden]';

export function createLog( level: string, to?: DestinationStream ): Log {
	const logger = pino(
		{
			level,
			base: { pid: process.pid },
			timestamp: pino.stdTimeFunctions.isoTime,
			formatters: { level: ( label ) => ( { level: label } ) },
		},
		to ?? standardOutput()
	);
	return {
		verbose: logger.isLevelEnabled( 'debug' ),
		debug: ( fields, message ) =>
			logger.isLevelEnabled( 'debug' ) &&
			logger.debug( shown( fields ), message ),
		info: ( fields, message ) => logger.info( shown( fields ), message ),
		warn: ( fields, message ) => logger.warn( shown( fields ), message ),
		error: ( fields, message ) => logger.error( shown( fields ), message ),
	};
}

/**
 * A log on a full disk must not end the process: what cannot be written is
 * written later, the oldest first, and what is too much is dropped.
 */
function standardOutput(): DestinationStream {
	const out = pino.destination( { fd: 1, sync: true, maxLength: KEPT } );
	out.on( 'error', () => {} );
	return out;
}

function shown( fields: Fields ): Record< string, unknown > {
	return Object.fromEntries(
		Object.entries( fields ).flatMap( ( [ name, value ] ) => {
			if ( value === undefined ) {
				return [];
			}
			return [
				[
					name,
					name === 'error' ? loggedError( value ) : words( value ),
				],
			];
		} )
	);
}

const words = ( value: unknown ) =>
	Array.isArray( value )
		? value.slice( 0, LISTED ).map( word )
		: word( value );

function word( value: unknown ): unknown {
	switch ( typeof value ) {
		case 'number':
		case 'boolean':
			return value;
		case 'string':
			return WORD.test( value ) ? value : HIDDEN;
		default:
			return HIDDEN;
	}
}
