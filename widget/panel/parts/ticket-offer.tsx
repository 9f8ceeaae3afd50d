import { __, sprintf } from '@wordpress/i18n';
import { useChatState } from '../hooks/use-chat';
import type { WayToForm } from '../hooks/use-way-to-form';
import { TicketForm } from './ticket-form';

interface Props {
	way: WayToForm;
	toBox: () => void;
}

/**
 * The form while it is offered, on its way or refused (an agent may have come
 * meanwhile), and its confirmation once it was sent.
 */
export function TicketOffer( { way, toBox }: Props ) {
	const { view, asked, refused } = useChatState();
	const { later } = way;
	const filled = !! asked.ticket || ( refused === 'ticket' && ! later );
	if ( ! view.offer && ! filled ) {
		return view.ticket && view.events.at( -1 ) === view.ticket ? (
			<section
				className="card"
				aria-label={ __( 'Message received', 'baton' ) }
			>
				<p className="asked">
					{ sprintf(
						/* translators: %s: a ticket number. */
						__( 'Message received: %s', 'baton' ),
						view.ticket.number
					) }
				</p>
				<p className="small">
					{ sprintf(
						/* translators: %s: an e-mail address. */
						__(
							'We will write to %s. You can go on chatting here.',
							'baton'
						),
						view.ticket.email
					) }
				</p>
			</section>
		) : null;
	}
	if ( later && ! filled ) {
		return (
			<p className="again">
				<button type="button" onClick={ way.go }>
					{ __( 'Leave a message', 'baton' ) }
				</button>
			</p>
		);
	}
	return (
		<TicketForm
			way={ way }
			onLater={ () => {
				way.putAside();
				toBox();
			} }
		/>
	);
}
