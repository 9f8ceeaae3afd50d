import { Icon } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { clockTime } from '../format';
import type { LogEntry } from '../log-entries';
import { MessageArticle } from './message-article';

export function LogEntryRow( {
	entry,
	seen,
}: {
	entry: LogEntry;
	/** The customer has seen it. */
	seen: boolean;
} ) {
	if ( entry.kind === 'message' ) {
		const { from, text, sources } = entry.event;
		return (
			<MessageArticle
				kind={ from.kind }
				speaker={ from.name }
				time={ clockTime( entry.at ) }
				text={ text }
				sources={ sources }
				note={ seen ? __( 'Seen', 'baton' ) : undefined }
			/>
		);
	}
	return (
		<p className={ `baton-line is-${ entry.kind }` }>
			{ entry.kind === 'evidence' && <Icon icon="flag" size={ 16 } /> }
			<span>{ entry.text }</span>
			<time dateTime={ new Date( entry.at ).toISOString() }>
				{ clockTime( entry.at ) }
			</time>
		</p>
	);
}
