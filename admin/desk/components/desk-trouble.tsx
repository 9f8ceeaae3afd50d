import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { againWords, troubleWords } from '../connection-words';
import type { DeskState } from '../state/desk-state';

interface Props {
	state: DeskState;
	now: number;
	onAgain: () => void;
}

/**
 * Why nothing comes in. The words are announced when they change; the seconds
 * until the next attempt are not.
 */
export function DeskTrouble( { state, now, onAgain }: Props ) {
	const words = troubleWords( state, now );
	const { state: connection } = state.connection;
	return (
		<div className="baton-lost">
			<p role="status">{ words }</p>
			{ words !== '' && connection === 'stopped' && (
				<Button
					variant="secondary"
					size="compact"
					onClick={ () => window.location.reload() }
				>
					{ __( 'Reload', 'baton' ) }
				</Button>
			) }
			{ words !== '' &&
				connection !== 'stopped' &&
				connection !== 'offline' &&
				connection !== 'online' && (
					<>
						<span aria-hidden="true">
							{ againWords( state, now ) }
						</span>
						<Button
							variant="secondary"
							size="compact"
							onClick={ onAgain }
						>
							{ __( 'Try now', 'baton' ) }
						</Button>
					</>
				) }
		</div>
	);
}
