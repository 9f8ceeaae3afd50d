/** What was sent and is not taken yet. */
import { __ } from '@wordpress/i18n';
import type { ChatState } from '../chat/state';

/** shut: there is no connection. held: the sidecar cannot take it for now. */
export type Way = 'open' | 'held' | 'shut';

/** For what has these ids: behind one that is held all wait. */
export function wayFor(
	{ connection, held }: Pick< ChatState, 'connection' | 'held' >,
	ids: string[]
): Way {
	if ( connection !== 'online' ) {
		return 'shut';
	}
	return ids.some( ( id ) => held.includes( id ) ) ? 'held' : 'open';
}

export function wayWords( way: Way ): string {
	switch ( way ) {
		case 'shut':
			return __( 'Waiting for connection', 'baton' );
		case 'held':
			return __(
				'Not sent yet. It is kept and sent by itself.',
				'baton'
			);
		case 'open':
			return __( 'Sending…', 'baton' );
	}
}
