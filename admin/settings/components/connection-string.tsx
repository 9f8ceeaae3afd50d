import { Button, Modal, Notice, TextareaControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { problemOf } from '../../common/problem';
import { createConnection } from '../api';
import type { Options } from '../options';
import { CopyButton } from './copy-button';

type Making =
	| { state: 'idle' }
	| { state: 'asking' }
	| { state: 'making' }
	| { state: 'made'; connection: string }
	| { state: 'failed'; problem: string };

/** Makes the one value that a sidecar needs; it is shown once and never again. */
export function ConnectionString( {
	connected,
}: {
	connected: Options[ 'connected' ];
} ) {
	const [ making, setMaking ] = useState< Making >( { state: 'idle' } );
	const make = () => {
		setMaking( { state: 'making' } );
		createConnection().then(
			( connection ) => setMaking( { state: 'made', connection } ),
			( error ) =>
				setMaking( { state: 'failed', problem: problemOf( error ) } )
		);
	};
	return (
		<div className="baton-connection">
			<p>
				{ connected
					? sprintf(
							/* translators: 1: date and time, 2: the last characters of a key */
							__(
								'A connection string was made on %1$s (its key ends in %2$s).',
								'baton'
							),
							new Date( connected.at ).toLocaleString(),
							connected.ending
						)
					: __( 'No connection string was made yet.', 'baton' ) }
			</p>
			<Button
				__next40pxDefaultSize
				variant="secondary"
				isBusy={ making.state === 'making' }
				disabled={ making.state === 'making' }
				onClick={ () =>
					connected ? setMaking( { state: 'asking' } ) : make()
				}
			>
				{ __( 'Create connection string', 'baton' ) }
			</Button>
			{ making.state === 'asking' && (
				<Modal
					title={ __( 'End the connection that is there?', 'baton' ) }
					size="small"
					onRequestClose={ () => setMaking( { state: 'idle' } ) }
				>
					<p>{ endsOld() }</p>
					<div className="baton-modal__deeds">
						<Button
							variant="tertiary"
							onClick={ () => setMaking( { state: 'idle' } ) }
						>
							{ __( 'Keep the old one', 'baton' ) }
						</Button>
						<Button
							variant="primary"
							isDestructive
							onClick={ make }
						>
							{ __( 'Make a new one', 'baton' ) }
						</Button>
					</div>
				</Modal>
			) }
			{ making.state === 'failed' && (
				<Notice status="error" isDismissible={ false }>
					{ making.problem }
				</Notice>
			) }
			{ making.state === 'made' && (
				<Made connection={ making.connection } />
			) }
		</div>
	);
}

const endsOld = () =>
	__(
		'A new connection string ends the old one: a sidecar that still uses it can no longer read orders until it is started with the new one.',
		'baton'
	);

function Made( { connection }: { connection: string } ) {
	return (
		<Notice
			status="success"
			isDismissible={ false }
			// Else the secret itself would be read aloud.
			spokenMessage={ __( 'The connection string is ready.', 'baton' ) }
		>
			<TextareaControl
				__nextHasNoMarginBottom
				readOnly
				rows={ 4 }
				className="baton-connection__string"
				label={ __( 'Connection string', 'baton' ) }
				value={ connection }
				onChange={ () => {} }
				onFocus={ ( event ) => event.currentTarget.select() }
			/>
			<CopyButton text={ connection } />
			<ol>
				<li>
					{ __(
						'Copy it now: it is shown only this once, and it is as secret as a password.',
						'baton'
					) }
				</li>
				<li>
					{ __(
						'Give it to the sidecar as the environment variable BATON_CONNECTION.',
						'baton'
					) }
				</li>
				<li>
					{ __(
						'Start the sidecar again, then test the connection below.',
						'baton'
					) }
				</li>
			</ol>
			<p>{ endsOld() }</p>
		</Notice>
	);
}
