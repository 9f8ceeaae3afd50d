import {
	BaseControl,
	Button,
	ColorIndicator,
	ColorPicker,
	Dropdown,
	RadioControl,
	ToggleControl,
} from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { FieldProps } from './field';
import { WithError } from './field-error';
import { SettingsCard } from './settings-card';
import { TextField } from './text-field';

export function AppearanceCard( props: FieldProps ) {
	const { settings, errors, onEdit } = props;
	return (
		<SettingsCard title={ __( 'Chat', 'baton' ) }>
			<TextField
				{ ...props }
				name="assistantName"
				label={ __( 'Name of the assistant', 'baton' ) }
			/>
			<TextField
				{ ...props }
				name="greeting"
				rows={ 2 }
				label={ __( 'Greeting', 'baton' ) }
			/>
			<WithError error={ errors.accent }>
				<BaseControl.VisualLabel>
					{ __( 'Accent colour', 'baton' ) }
				</BaseControl.VisualLabel>
				<Dropdown
					renderToggle={ ( { isOpen, onToggle } ) => (
						<Button
							variant="secondary"
							aria-expanded={ isOpen }
							onClick={ onToggle }
						>
							<ColorIndicator colorValue={ settings.accent } />
							<span className="baton-accent">
								{ settings.accent }
							</span>
						</Button>
					) }
					renderContent={ () => (
						<ColorPicker
							color={ settings.accent }
							onChange={ ( accent ) => onEdit( { accent } ) }
						/>
					) }
				/>
			</WithError>
			<WithError error={ errors.side }>
				<RadioControl
					label={ __( 'Side of the screen', 'baton' ) }
					selected={ settings.side }
					options={ [
						{ label: __( 'Right', 'baton' ), value: 'right' },
						{ label: __( 'Left', 'baton' ), value: 'left' },
					] }
					onChange={ ( side ) =>
						onEdit( { side: side === 'left' ? 'left' : 'right' } )
					}
				/>
			</WithError>
			<WithError error={ errors.typingPreview }>
				<ToggleControl
					__nextHasNoMarginBottom
					label={ __(
						'Show agents what a customer is typing',
						'baton'
					) }
					help={ __(
						'Customers are told so in the chat; it is never stored.',
						'baton'
					) }
					checked={ settings.typingPreview }
					onChange={ ( typingPreview ) =>
						onEdit( { typingPreview } )
					}
				/>
			</WithError>
		</SettingsCard>
	);
}
