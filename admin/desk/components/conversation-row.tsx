import { Pill } from '@woocommerce/components';
import { __, _n, sprintf } from '@wordpress/i18n';
import type { Agent } from '../../../protocol/events';
import type { DeskItem } from '../../../protocol/frames-down';
import { triggerWords } from '../../common/triggers';
import { clockTime, waitingTime } from '../format';

interface Props {
	item: DeskItem;
	you: Agent | undefined;
	/** By the sidecar's clock. */
	now: number;
	selected: boolean;
	rings: boolean;
	unread: number;
	onSelect: () => void;
}

export function ConversationRow( {
	item,
	you,
	now,
	selected,
	rings,
	unread,
	onSelect,
}: Props ) {
	const waits = item.status === 'waiting';
	return (
		<li className={ rings ? 'baton-row is-ringing' : 'baton-row' }>
			<button
				type="button"
				className="baton-row__button"
				aria-current={ selected ? 'true' : undefined }
				onClick={ onSelect }
			>
				<span className="baton-row__head">
					<span
						className={
							item.customer.online
								? 'baton-dot is-online'
								: 'baton-dot'
						}
						aria-hidden="true"
					/>
					<strong className="baton-row__name">
						{ item.customer.name }
					</strong>
					<span className="baton-row__time">
						{ waits
							? waitingTime(
									now - ( item.waitingSince ?? item.lastAt )
								)
							: clockTime( item.lastAt, now ) }
					</span>
				</span>
				<span className="baton-row__text">{ item.lastText }</span>
				<span className="baton-row__foot">
					{ waits && item.trigger && (
						<span>{ triggerWords( item.trigger ) }</span>
					) }
					{ waits && item.named && (
						<span>{ namedWords( item.named, you ) }</span>
					) }
					{ ! waits && <span>{ whoWords( item, you ) }</span> }
					{ unread > 0 && (
						<Pill className="baton-row__unread">
							{ sprintf(
								/* translators: %d: how many messages */
								_n( '%d unread', '%d unread', unread, 'baton' ),
								unread
							) }
						</Pill>
					) }
				</span>
			</button>
		</li>
	);
}

const namedWords = ( named: Agent, you: Agent | undefined ) =>
	named.id === you?.id
		? __( 'named: you', 'baton' )
		: sprintf(
				/* translators: %s: an agent's name */
				__( 'named: %s', 'baton' ),
				named.name
			);

function whoWords( item: DeskItem, you: Agent | undefined ): string {
	if ( item.status === 'closed' ) {
		return item.trigger
			? triggerWords( item.trigger )
			: __( 'closed', 'baton' );
	}
	if ( item.status === 'assistant' ) {
		return __( 'with the assistant', 'baton' );
	}
	return item.agent?.id === you?.id
		? __( 'with you', 'baton' )
		: sprintf(
				/* translators: %s: an agent's name */
				__( 'with %s', 'baton' ),
				item.agent?.name ?? __( 'an agent', 'baton' )
			);
}
