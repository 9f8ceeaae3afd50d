import { __, _n, sprintf } from '@wordpress/i18n';
import type { Gap } from '../../../protocol/knowledge';
import type { Kind } from './knowledge';

export function kindName( kind: Kind[ 'kind' ] ): string {
	switch ( kind ) {
		case 'page':
			return __( 'Pages', 'baton' );
		case 'post':
			return __( 'Chosen posts', 'baton' );
		case 'product':
			return __( 'Products', 'baton' );
		case 'shipping':
			return __( 'Shipping zones', 'baton' );
		case 'payment':
			return __( 'Payment methods', 'baton' );
		case 'entry':
			return __( 'Your answers', 'baton' );
	}
}

export const timeText = ( at: number ) =>
	new Date( at ).toLocaleString( undefined, {
		dateStyle: 'medium',
		timeStyle: 'short',
	} );

/** "12, as of 5 Jan 2026, 10:00" */
export function heldText( { documents, syncedAt }: Kind ): string {
	return syncedAt === undefined
		? sprintf(
				/* translators: %d: how many */
				_n(
					'%d known, not compared with the shop yet',
					'%d known, not compared with the shop yet',
					documents,
					'baton'
				),
				documents
			)
		: sprintf(
				/* translators: 1: how many, 2: a date and time */
				__( '%1$d known, as of %2$s', 'baton' ),
				documents,
				timeText( syncedAt )
			);
}

export const readingText = ( { done, of }: { done: number; of: number } ) =>
	sprintf(
		/* translators: 1, 2: numbers */
		__( 'reading %1$d of %2$d', 'baton' ),
		done,
		of
	);

export const askedText = ( { count, lastAt }: Gap ) =>
	sprintf(
		/* translators: 1: how often, 2: a date and time */
		_n(
			'Asked %1$d time, last on %2$s.',
			'Asked %1$d times, last on %2$s.',
			count,
			'baton'
		),
		count,
		timeText( lastAt )
	);
