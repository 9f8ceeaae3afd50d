import { Button, Icon } from '@wordpress/components';
import { __, _n, sprintf } from '@wordpress/i18n';
import type { Check } from '../browser-checks';
import { checkWords } from '../check-names';
import { useConnectionTest } from '../use-connection-test';

interface Props {
	/** As it is saved: what the server tests too. */
	sidecarUrl: string;
	/** Another address is typed and not saved yet. */
	edited: boolean;
}

export function ConnectionTest( { sidecarUrl, edited }: Props ) {
	const { run, start } = useConnectionTest( sidecarUrl );
	return (
		<div className="baton-test">
			<Button
				__next40pxDefaultSize
				variant="secondary"
				isBusy={ run.state === 'running' }
				accessibleWhenDisabled
				disabled={ run.state === 'running' || edited }
				onClick={ () => void start() }
			>
				{ __( 'Test the connection', 'baton' ) }
			</Button>
			{ edited && (
				<p>
					{ __(
						'Save the new address first, then test it.',
						'baton'
					) }
				</p>
			) }
			<p role="status">
				{ run.state === 'running' && __( 'Testing…', 'baton' ) }
				{ run.state === 'done' && verdict( run.checks ) }
			</p>
			{ run.state === 'done' && (
				<ul aria-label={ __( 'Connection test', 'baton' ) }>
					{ run.checks.map( ( check ) => (
						<Finding key={ check.name } check={ check } />
					) ) }
				</ul>
			) }
		</div>
	);
}

function Finding( { check }: { check: Check } ) {
	return (
		<li className={ check.ok ? 'baton-finding' : 'baton-finding is-wrong' }>
			<Icon icon={ check.ok ? 'yes-alt' : 'warning' } />
			<span>
				<strong>{ checkWords( check.name ) }</strong>{ ' ' }
				{ check.ok
					? __( 'works.', 'baton' )
					: ( check.problem ?? __( 'does not work.', 'baton' ) ) }
			</span>
		</li>
	);
}

function verdict( checks: Check[] ): string {
	const wrong = checks.filter( ( { ok } ) => ! ok ).length;
	return wrong === 0
		? __( 'Everything works.', 'baton' )
		: sprintf(
				/* translators: %d: how many faults */
				_n(
					'%d fault was found:',
					'%d faults were found:',
					wrong,
					'baton'
				),
				wrong
			);
}
