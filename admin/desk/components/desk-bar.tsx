import { Button, FormToggle } from '@wordpress/components';
import { __ } from '@wordpress/i18n';

interface Props {
	available: boolean;
	online: boolean;
	/** What there is to say about the connection; '' for nothing. */
	connection: string;
	muted: boolean;
	onAvailable: ( available: boolean ) => void;
	onMute: ( muted: boolean ) => void;
}

export function DeskBar( {
	available,
	online,
	connection,
	muted,
	onAvailable,
	onMute,
}: Props ) {
	return (
		<div className="baton-bar">
			{ /* The page's h1 is WordPress's own, for screen readers. */ }
			<p className="baton-bar__title" aria-hidden="true">
				{ __( 'Support desk', 'baton' ) }
			</p>
			<p className="baton-bar__connection" role="status">
				{ connection }
			</p>
			<Button
				className="baton-bar__sound"
				size="compact"
				icon={ muted ? 'controls-volumeoff' : 'controls-volumeon' }
				onClick={ () => onMute( ! muted ) }
			>
				<span>
					{ muted
						? __( 'Sound off', 'baton' )
						: __( 'Sound on', 'baton' ) }
				</span>
			</Button>
			<span className="baton-bar__available">
				<FormToggle
					id="baton-available"
					role="switch"
					checked={ available }
					disabled={ ! online }
					onChange={ () => onAvailable( ! available ) }
				/>
				<label htmlFor="baton-available">
					{ __( 'Available', 'baton' ) }
				</label>
			</span>
		</div>
	);
}
