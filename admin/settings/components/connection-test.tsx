import { Button, Icon } from '@wordpress/components';
import { __, _n, sprintf } from '@wordpress/i18n';
import type { Finding } from '../browser-checks';
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
				{ run.state === 'done' && verdict( run.findings ) }
			</p>
			{ run.state === 'done' && (
				<ul aria-label={ __( 'Connection test', 'baton' ) }>
					{ run.findings.map( ( finding ) => (
						<Row key={ finding.name } finding={ finding } />
					) ) }
				</ul>
			) }
		</div>
	);
}

const LOOKS = {
	right: { className: 'baton-finding', icon: 'yes-alt' },
	advice: { className: 'baton-finding is-advice', icon: 'info' },
	wrong: { className: 'baton-finding is-wrong', icon: 'warning' },
} as const;

function Row( { finding }: { finding: Finding } ) {
	const { className, icon } = LOOKS[ kindOf( finding ) ];
	return (
		<li className={ className }>
			<Icon icon={ icon } />
			<span>
				<strong>{ checkWords( finding.name ) }</strong>{ ' ' }
				{ said( finding ) }
			</span>
		</li>
	);
}

function kindOf( { ok, advice }: Finding ): keyof typeof LOOKS {
	if ( ! ok ) {
		return 'wrong';
	}
	return advice === undefined ? 'right' : 'advice';
}

function said( { ok, advice, problem }: Finding ): string {
	return ok
		? ( advice ?? __( 'works.', 'baton' ) )
		: ( problem ?? __( 'does not work.', 'baton' ) );
}

function verdict( findings: Finding[] ): string {
	const wrong = findings.filter( ( { ok } ) => ! ok ).length;
	if ( wrong > 0 ) {
		return sprintf(
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
	return findings.some( ( { advice } ) => advice !== undefined )
		? __( 'It works, and could work better:', 'baton' )
		: __( 'Everything works.', 'baton' );
}
