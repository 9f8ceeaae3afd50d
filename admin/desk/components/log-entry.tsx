import { Icon } from '@wordpress/components';
import { memo } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { clockTime } from '../format';
import type { LogEntry } from '../log-entries';
import { MessageArticle } from './message-article';

interface Props {
	entry: LogEntry;
	/** The customer has seen it. */
	seen: boolean;
}

/** What is in the log never changes: a long one is not drawn anew for each word. */
export const LogEntryRow = memo(
	Row,
	( before, after ) =>
		before.seen === after.seen && isSame( before.entry, after.entry )
);

function isSame( a: LogEntry, b: LogEntry ): boolean {
	if ( a.kind === 'message' ) {
		return b.kind === 'message' && a.event === b.event;
	}
	return (
		b.kind !== 'message' &&
		a.kind === b.kind &&
		a.text === b.text &&
		a.at === b.at
	);
}

function Row( { entry, seen }: Props ) {
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
