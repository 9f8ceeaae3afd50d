import { Button } from '@wordpress/components';
import { __, _n, sprintf } from '@wordpress/i18n';
import { adminConfig } from '../../common/config';
import { needsOwner, shopWords } from '../shop-words';
import type { Fact } from '../state/desk-state';

interface Props {
	fact: Extract< Fact< unknown >, { state: 'failed' } >;
	/** By the sidecar's clock. */
	now: number;
	onAgain?: () => void;
}

/** Why there is nothing to show, and what can be done about it. */
export function FactProblem( { fact, now, onAgain }: Props ) {
	const { canManage, settingsUrl } = adminConfig();
	const wait = Math.ceil( ( ( fact.retryAt ?? 0 ) - now ) / 1000 );
	return (
		<div className="baton-fact__problem">
			<p>{ shopWords( fact.reason, fact.problem ) }</p>
			<Button
				variant="secondary"
				size="small"
				accessibleWhenDisabled
				disabled={ wait > 0 }
				onClick={ onAgain }
			>
				{ wait > 0
					? sprintf(
							/* translators: %s: a time such as "40 s" or "12 min" */
							__( 'Try again in %s', 'baton' ),
							duration( wait )
						)
					: __( 'Try again', 'baton' ) }
			</Button>
			{ canManage && needsOwner( fact.reason ) && (
				<Button variant="link" href={ settingsUrl }>
					{ __( 'Open the settings', 'baton' ) }
				</Button>
			) }
		</div>
	);
}

const duration = ( seconds: number ) =>
	seconds < 100
		? /* translators: %d: seconds */
			sprintf( _n( '%d s', '%d s', seconds, 'baton' ), seconds )
		: sprintf(
				/* translators: %d: minutes */
				_n( '%d min', '%d min', Math.ceil( seconds / 60 ), 'baton' ),
				Math.ceil( seconds / 60 )
			);
