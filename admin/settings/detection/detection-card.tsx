import { __ } from '@wordpress/i18n';
import type { FieldProps } from '../components/field';
import { WithError } from '../components/field-error';
import { SettingsCard } from '../components/settings-card';
import { TRIGGERS } from './edit';
import { TriggerSettings } from './trigger-settings';
import { TrySentence } from './try-sentence';

/** When the assistant hands over to a person by itself, and what it would do with a sentence. */
export function DetectionCard( { settings, errors, onEdit }: FieldProps ) {
	const { detection } = settings;
	const ofLists = Object.entries( errors ).find( ( [ field ] ) =>
		/^detection(\.(phrases|languages)\b|$)/.test( field )
	);
	return (
		<SettingsCard title={ __( 'When a person comes', 'baton' ) }>
			<p>
				{ __(
					'Customers can always press “Talk to a person”. The assistant also calls one by itself when one of these happens:',
					'baton'
				) }
			</p>
			<WithError error={ ofLists?.[ 1 ] }>
				<div className="baton-triggers">
					{ TRIGGERS.map( ( trigger ) => (
						<TriggerSettings
							key={ trigger }
							trigger={ trigger }
							detection={ detection }
							errors={ errors }
							onChange={ ( changed ) =>
								onEdit( { detection: changed } )
							}
						/>
					) ) }
				</div>
			</WithError>
			<TrySentence detection={ detection } />
		</SettingsCard>
	);
}
