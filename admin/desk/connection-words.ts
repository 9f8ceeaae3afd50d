import { __, _n, sprintf } from '@wordpress/i18n';
import { CLOSE } from '../../protocol/codes';
import { clockTime } from './format';
import type { DeskState, OpenFrame } from './state/desk-state';

/** A reconnect that is over sooner (ms) needs no explanation. */
const PATIENCE_MS = 5_000;

/** The desk may not be as things stand: it has not been connected for a while. */
export function isLost(
	{ connection: { state, lostAt } }: Pick< DeskState, 'connection' >,
	now: number
): boolean {
	return (
		state === 'stopped' ||
		state === 'offline' ||
		( lostAt !== undefined && now - lostAt >= PATIENCE_MS )
	);
}

/** The state of the connection in a word or two; '' while all is well. */
export function connectionWords(
	state: Pick< DeskState, 'connection' >,
	now: number
): string {
	if ( state.connection.state === 'online' ) {
		return '';
	}
	return isLost( state, now )
		? __( 'Not connected', 'baton' )
		: __( 'Connecting…', 'baton' );
}

/** What is going on, and what it means; '' while there is nothing to explain. */
export function troubleWords( state: DeskState, now: number ): string {
	if ( isLost( state, now ) ) {
		return [ causeWords( state ), asOfWords( state ), keptWords( state ) ]
			.filter( Boolean )
			.join( ' ' );
	}
	return state.connection.state === 'online' &&
		Object.values( state.frames ).some( isNotStored )
		? [
				__(
					'The chat server cannot store anything right now.',
					'baton'
				),
				keptWords( state ),
			].join( ' ' )
		: '';
}

const isNotStored = ( { heldUp }: OpenFrame ) => heldUp === 'unavailable';

function causeWords( { connection, problem }: DeskState ): string {
	switch ( connection.state ) {
		case 'offline':
			return __( 'This device has no network.', 'baton' );
		case 'stopped':
			return stoppedWords( connection.code );
		default:
			return connection.cause === 'session' && problem !== undefined
				? sprintf(
						/* translators: %s: a sentence such as "The shop could not be reached." */
						__(
							'%s Without it the chat server does not know who you are.',
							'baton'
						),
						problem
					)
				: __(
						'The chat server does not answer. Customers are told so, and what they write is kept.',
						'baton'
					);
	}
}

function stoppedWords( code: number | undefined ): string {
	switch ( code ) {
		case CLOSE.version.code:
			return __(
				'Baton was updated. Reload this page to go on.',
				'baton'
			);
		case CLOSE.forbidden.code:
			return __(
				'The sidecar does not accept this shop’s agents: it was probably started with another connection string. Make a new one in the settings and start the sidecar with it.',
				'baton'
			);
		default:
			return __(
				'The connection has ended. Reload this page to connect again.',
				'baton'
			);
	}
}

/** What is on the screen is not how things stand. */
function asOfWords( { connection, deskSeq }: DeskState ): string {
	return deskSeq === undefined || connection.lostAt === undefined
		? ''
		: sprintf(
				/* translators: %s: a time such as 14:05 */
				__( 'You see how it was at %s.', 'baton' ),
				clockTime( connection.lostAt )
			);
}

function keptWords( { frames }: DeskState ): string {
	const kept = Object.values( frames ).filter(
		( { type, seq } ) => type === 'send' && seq === undefined
	).length;
	return kept === 0
		? __( 'What you write is kept, and sent then.', 'baton' )
		: sprintf(
				/* translators: %d: how many messages */
				_n(
					'%d message is kept and will be sent.',
					'%d messages are kept and will be sent.',
					kept,
					'baton'
				),
				kept
			);
}

/** When the next attempt is made; '' when none is. */
export function againWords(
	{ connection }: Pick< DeskState, 'connection' >,
	now: number
): string {
	switch ( connection.state ) {
		case 'retrying': {
			const seconds = Math.ceil(
				( ( connection.retryAt ?? now ) - now ) / 1000
			);
			return seconds > 0
				? sprintf(
						/* translators: %d: seconds */
						__( 'Trying again in %d s.', 'baton' ),
						seconds
					)
				: __( 'Trying again…', 'baton' );
		}
		case 'connecting':
			return __( 'Trying again…', 'baton' );
		default:
			return '';
	}
}
