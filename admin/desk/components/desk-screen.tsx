import { Button, Notice, Spinner } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { adminConfig } from '../../common/config';
import { useConnectedDesk } from '../hooks/use-connected-desk';
import { Desk } from './desk';

/** The desk, or in words why there is none and what to do about it. */
export function DeskScreen() {
	const [ desk, again ] = useConnectedDesk();
	switch ( desk.state ) {
		case 'loading':
			return (
				<p className="baton-trouble" role="status">
					<Spinner />
					{ __( 'Opening the desk…', 'baton' ) }
				</p>
			);
		case 'ready':
			return <Desk store={ desk.store } />;
		case 'failed':
			return (
				<Trouble>
					<p>
						{ desk.problem }{ ' ' }
						{ __(
							'The desk opens by itself as soon as it answers.',
							'baton'
						) }
					</p>
					<Button
						variant="secondary"
						isBusy={ desk.trying }
						onClick={ again }
					>
						{ __( 'Try again', 'baton' ) }
					</Button>
				</Trouble>
			);
		case 'unconnected':
			return <Unconnected />;
	}
}

function Unconnected() {
	const { canManage, settingsUrl } = adminConfig();
	return (
		<Trouble>
			<p>
				{ __(
					'No sidecar is connected to this shop yet, so no conversation can come in.',
					'baton'
				) }
			</p>
			{ canManage ? (
				<Button variant="primary" href={ settingsUrl }>
					{ __( 'Connect one in the settings', 'baton' ) }
				</Button>
			) : (
				<p>{ __( 'Ask the shop’s owner to connect one.', 'baton' ) }</p>
			) }
		</Trouble>
	);
}

function Trouble( { children }: { children: React.ReactNode } ) {
	return (
		<div className="baton-trouble">
			<Notice status="warning" isDismissible={ false }>
				{ children }
			</Notice>
		</div>
	);
}
