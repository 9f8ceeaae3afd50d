import { ToggleControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { ModelSettings } from '../../../protocol/model';
import type { FieldProps } from '../components/field';
import { WithError } from '../components/field-error';
import { SettingsCard } from '../components/settings-card';
import { DollarField } from './dollar-field';
import { Spending } from './spending';

/** What customers are asked before a model reads along, and what it may cost. */
export function ModelCard( { settings, errors, onEdit }: FieldProps ) {
	const { model } = settings;
	const edit = ( change: Partial< ModelSettings > ) =>
		onEdit( { model: { ...model, ...change } } );
	const price = (
		name: 'inputPrice' | 'outputPrice' | 'monthlyLimit',
		label: string,
		help?: string
	) => (
		<DollarField
			label={ label }
			help={ help }
			value={ model[ name ] }
			error={ errors[ `model.${ name }` ] }
			onChange={ ( value ) => edit( { [ name ]: value } ) }
		/>
	);
	return (
		<SettingsCard title={ __( 'AI model', 'baton' ) }>
			<p>
				{ __(
					'For a sidecar with OPENAI_API_KEY or OPENAI_BASE_URL. E-mail addresses, phone and card numbers never leave for the model. What customers are told is under “Words”, “The assistant”.',
					'baton'
				) }
			</p>
			<WithError error={ errors[ 'model.consent' ] }>
				<ToggleControl
					__nextHasNoMarginBottom
					label={ __( 'Ask customers first', 'baton' ) }
					help={ __(
						'Nothing goes to the model before a customer pressed “Agree”; who declines is answered from your pages.',
						'baton'
					) }
					checked={ model.consent }
					onChange={ ( consent ) => edit( { consent } ) }
				/>
			</WithError>
			{ price(
				'inputPrice',
				__( 'Price of a million input tokens (US dollars)', 'baton' ),
				__(
					'As your provider lists it; 0 for your own server.',
					'baton'
				)
			) }
			{ price(
				'outputPrice',
				__( 'Price of a million output tokens (US dollars)', 'baton' )
			) }
			{ price(
				'monthlyLimit',
				__( 'Limit in a month (US dollars)', 'baton' ),
				__(
					'Answers are quoted from your pages once it is reached; 0 for no limit.',
					'baton'
				)
			) }
			<Spending limit={ model.monthlyLimit } />
		</SettingsCard>
	);
}
