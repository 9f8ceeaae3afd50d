import {
	RadioControl,
	SelectControl,
	ToggleControl,
} from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { type Detection, Sensitivity } from '../../../protocol/detection';
import type {
	CountedTrigger,
	DetectedTrigger,
	WordTrigger,
} from '../../../protocol/triggers';
import { WithError } from '../components/field-error';
import { COUNTS, isCounted, withTrigger } from './edit';
import { LanguageRules } from './language-rules';
import { OwnPhrases } from './own-phrases';
import {
	countName,
	sensitivityMeans,
	sensitivityName,
	triggerText,
} from './words';

export interface TriggerProps< T extends DetectedTrigger = DetectedTrigger > {
	trigger: T;
	detection: Detection;
	errors: Record< string, string >;
	onChange: ( detection: Detection ) => void;
}

export function TriggerSettings( props: TriggerProps ) {
	const { trigger, detection, errors, onChange } = props;
	const { title, means } = triggerText( trigger );
	const { on } = detection[ trigger ];
	return (
		<div className="baton-trigger" role="group" aria-label={ title }>
			<WithError
				error={
					errors[ `detection.${ trigger }.on` ] ??
					errors[ `detection.${ trigger }` ]
				}
			>
				<ToggleControl
					__nextHasNoMarginBottom
					label={ title }
					help={ means }
					checked={ on }
					onChange={ ( checked ) =>
						onChange(
							withTrigger( detection, trigger, { on: checked } )
						)
					}
				/>
			</WithError>
			<div className="baton-trigger__details">
				{ isCounted( trigger ) ? (
					<Counted { ...props } trigger={ trigger } />
				) : (
					<ByWords { ...props } trigger={ trigger } />
				) }
			</div>
		</div>
	);
}

function Counted( props: TriggerProps< CountedTrigger > ) {
	const { trigger, detection, errors, onChange } = props;
	const { on, count } = detection[ trigger ];
	if ( ! on ) {
		return null;
	}
	return (
		<>
			<WithError error={ errors[ `detection.${ trigger }.count` ] }>
				<SelectControl
					__nextHasNoMarginBottom
					__next40pxDefaultSize
					label={ __( 'A person comes after', 'baton' ) }
					value={ String( count ) }
					options={ COUNTS[ trigger ].map( ( number ) => ( {
						value: String( number ),
						label: countName( trigger, number ),
					} ) ) }
					onChange={ ( value ) =>
						onChange(
							withTrigger( detection, trigger, {
								count: Number( value ),
							} )
						)
					}
				/>
			</WithError>
			<More { ...props } title={ __( 'Your own words', 'baton' ) }>
				<OwnPhrases { ...props } />
			</More>
		</>
	);
}

function ByWords( props: TriggerProps< WordTrigger > ) {
	const { trigger, detection, errors, onChange } = props;
	const { on, sensitivity } = detection[ trigger ];
	return (
		<>
			{ on && (
				<WithError
					error={ errors[ `detection.${ trigger }.sensitivity` ] }
				>
					<SelectControl
						__nextHasNoMarginBottom
						__next40pxDefaultSize
						label={ __( 'Sensitivity', 'baton' ) }
						help={ sensitivityMeans( sensitivity ) }
						value={ sensitivity }
						options={ Sensitivity.options.map( ( one ) => ( {
							value: one,
							label: sensitivityName( one ),
						} ) ) }
						onChange={ ( value ) =>
							onChange(
								withTrigger( detection, trigger, {
									sensitivity: value,
								} )
							)
						}
					/>
				</WithError>
			) }
			{ on && trigger === 'refund_dispute' && <Policy { ...props } /> }
			<More
				{ ...props }
				title={ __( 'Your own words, and languages', 'baton' ) }
			>
				<OwnPhrases { ...props } />
				<LanguageRules { ...props } />
			</More>
		</>
	);
}

function Policy( { detection, errors, onChange }: TriggerProps ) {
	return (
		<WithError error={ errors[ 'detection.refund_dispute.policy' ] }>
			<RadioControl
				label={ __( 'What counts', 'baton' ) }
				selected={ detection.refund_dispute.policy }
				options={ [
					{
						value: 'disputes',
						label: __( 'Their own money', 'baton' ),
						description: __(
							'They want a refund, ask where theirs is, or dispute a charge. A question about your refund policy is answered by the assistant, which offers a person with the answer.',
							'baton'
						),
					},
					{
						value: 'anything',
						label: __( 'Anything involving money back', 'baton' ),
						description: __(
							'Questions about your refund policy reach a person too. More conversations will need one.',
							'baton'
						),
					},
				] }
				onChange={ ( value ) =>
					onChange(
						withTrigger( detection, 'refund_dispute', {
							policy:
								value === 'anything' ? 'anything' : 'disputes',
						} )
					)
				}
			/>
		</WithError>
	);
}

/** What few owners need: closed, and says how much is in it. */
function More( {
	trigger,
	detection,
	title,
	children,
}: TriggerProps & { title: string; children: ReactNode } ) {
	const count = [ ...detection.phrases, ...detection.languages ].filter(
		( one ) => one.trigger === trigger
	).length;
	return (
		<details className="baton-more">
			<summary>
				{ count === 0
					? title
					: sprintf(
							/* translators: 1: what can be set here, 2: how many are */
							__( '%1$s (%2$d set)', 'baton' ),
							title,
							count
						) }
			</summary>
			<div className="baton-more__body">{ children }</div>
		</details>
	);
}
