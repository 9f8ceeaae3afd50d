import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { useChat, useChatState } from '../hooks/use-chat';
import type { WayToForm } from '../hooks/use-way-to-form';

interface Props {
	toBox: () => void;
	toForm: WayToForm[ 'go' ];
}

/** Who has been asked, and what else the customer may do meanwhile. */
export function WaitingCard( { toBox, toForm }: Props ) {
	const chat = useChat();
	const { view, asked } = useChatState();
	const [ keeps, setKeeps ] = useState( false );
	if ( view.status !== 'waiting' ) {
		return null;
	}
	const who = view.named?.name;
	return (
		<section
			className="card"
			aria-label={ __( 'Waiting for a person', 'baton' ) }
		>
			<p className="asked">
				<span className="pulse" aria-hidden="true" />
				{ who
					? sprintf(
							/* translators: %s: the name of a person. */
							__( '%s has been asked to join you.', 'baton' ),
							who
						)
					: __(
							'Our support team has been asked to join you.',
							'baton'
						) }
			</p>
			<p className="small">
				{ keeps
					? __(
							'You keep your place. We will tell you here as soon as somebody has joined.',
							'baton'
						)
					: __(
							'Everything you write here will be read before they answer.',
							'baton'
						) }
			</p>
			<div className="choices">
				{ ! keeps && (
					<button
						type="button"
						className="main"
						onClick={ () => {
							setKeeps( true );
							toBox();
						} }
					>
						{ __( 'Keep waiting', 'baton' ) }
					</button>
				) }
				<button
					type="button"
					aria-disabled={ !! asked.request_ticket }
					onClick={ ( event ) => {
						toForm( event );
						if ( ! view.offer ) {
							chat.request( 'request_ticket' );
						}
					} }
				>
					{ __( 'E-mail me instead', 'baton' ) }
				</button>
				<button
					type="button"
					aria-disabled={ !! asked.cancel_handoff }
					onClick={ () => {
						chat.request( 'cancel_handoff' );
						toBox();
					} }
				>
					{ __( 'Back to the assistant', 'baton' ) }
				</button>
			</div>
		</section>
	);
}
