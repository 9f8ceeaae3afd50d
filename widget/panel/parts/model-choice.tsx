import { __ } from '@wordpress/i18n';
import { useChat, useChatState } from '../hooks/use-chat';
import { Text } from './text';

/** Asks whether a model outside may help, and lets the customer change their mind. */
export function ModelChoice( { toBox }: { toBox: () => void } ) {
	const chat = useChat();
	const { view, asked } = useChatState();
	const state = view.model?.state;
	const chooses = ( what: 'agree_model' | 'decline_model' ) => () => {
		chat.request( what );
		toBox();
	};
	if ( state === 'asked' ) {
		const waits = !! asked.agree_model || !! asked.decline_model;
		return (
			<section
				className="card"
				aria-label={ __( 'Outside AI service', 'baton' ) }
			>
				<Text text={ view.model?.line ?? '' } />
				<div className="choices">
					<button
						type="button"
						className="main"
						aria-disabled={ waits }
						onClick={ chooses( 'agree_model' ) }
					>
						{ __( 'Agree', 'baton' ) }
					</button>
					<button
						type="button"
						aria-disabled={ waits }
						onClick={ chooses( 'decline_model' ) }
					>
						{ __( 'No, thanks', 'baton' ) }
					</button>
				</div>
			</section>
		);
	}
	if ( state !== 'agreed' && state !== 'declined' ) {
		return null;
	}
	return (
		<p className="again choice">
			<button
				type="button"
				onClick={ chooses(
					state === 'agreed' ? 'decline_model' : 'agree_model'
				) }
			>
				{ state === 'agreed'
					? __( 'Stop using the AI service', 'baton' )
					: __( 'Use the AI service after all', 'baton' ) }
			</button>
		</p>
	);
}
