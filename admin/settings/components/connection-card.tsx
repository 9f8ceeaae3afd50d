import { __ } from '@wordpress/i18n';
import type { Options } from '../options';
import { ConnectionString } from './connection-string';
import { ConnectionTest } from './connection-test';
import type { FieldProps } from './field';
import { SettingsCard } from './settings-card';
import { TextField } from './text-field';

interface Props extends FieldProps {
	options: Options;
}

export function ConnectionCard( { options, ...props }: Props ) {
	return (
		<SettingsCard title={ __( 'Connection', 'baton' ) }>
			<TextField
				{ ...props }
				name="sidecarUrl"
				type="url"
				label={ __( 'Public address of the sidecar', 'baton' ) }
				help={ __(
					'As a customer’s browser reaches it, for example https://shop.example/baton',
					'baton'
				) }
				placeholder="https://"
			/>
			<ConnectionString connected={ options.connected } />
			<ConnectionTest
				sidecarUrl={ options.sidecarUrl }
				edited={ props.settings.sidecarUrl !== options.sidecarUrl }
			/>
		</SettingsCard>
	);
}
