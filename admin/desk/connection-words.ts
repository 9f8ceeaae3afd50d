import { __, _n, sprintf } from '@wordpress/i18n';
import { CLOSE } from '../../protocol/codes';
import type { DeskState } from './state/desk-state';

/**
 * The state of the connection in one line; '' while all is well.
 * @param state
 * @param now
 */
export function connectionWords( state: DeskState, now: number ): string {
	return [ stateWords( state, now ), keptWords( state ) ]
		.filter( Boolean )
		.join( ' ' );
}

function stateWords( { connection, problem }: DeskState, now: number ): string {
	switch ( connection.state ) {
		case 'online':
			return '';
		case 'idle':
		case 'connecting':
			return __( 'Connecting…', 'baton' );
		case 'offline':
			return __( 'This device has no network.', 'baton' );
		case 'retrying':
			return [
				problem ?? __( 'The connection was lost.', 'baton' ),
				againWords( connection.retryAt, now ),
			].join( ' ' );
		case 'stopped':
			return stoppedWords( connection.code );
	}
}

function againWords( retryAt: number | undefined, now: number ): string {
	const seconds = Math.ceil( ( ( retryAt ?? now ) - now ) / 1000 );
	return seconds > 0
		? sprintf(
				/* translators: %d: seconds */
				__( 'Trying again in %d s.', 'baton' ),
				seconds
			)
		: __( 'Trying again…', 'baton' );
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

function keptWords( { connection, frames }: DeskState ): string {
	const kept = Object.values( frames ).filter(
		( { type, seq } ) => type === 'send' && seq === undefined
	).length;
	return connection.state === 'online' || kept === 0
		? ''
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
