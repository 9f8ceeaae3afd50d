import { Button, SelectControl } from '@wordpress/components';
import { useRef, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import {
	type DetectedLanguage,
	Sensitivity,
} from '../../../protocol/detection';
import type { WordTrigger } from '../../../protocol/triggers';
import { type Instead, insteadOf, withLanguage, withoutLanguage } from './edit';
import { Rules } from './rules';
import type { TriggerProps } from './trigger-settings';
import { languageChoices, languageName, sensitivityName } from './words';

/** Where messages of one language are judged otherwise than the rest. */
export function LanguageRules( {
	trigger,
	detection,
	onChange,
}: TriggerProps< WordTrigger > ) {
	const [ language, setLanguage ] = useState< DetectedLanguage >( 'en' );
	const [ instead, setInstead ] = useState< Instead >( 'off' );
	const [ said, setSaid ] = useState( '' );
	const field = useRef< HTMLDivElement >( null );
	const standard = detection[ trigger ].sensitivity;
	const remove = ( which: DetectedLanguage ) => {
		onChange( withoutLanguage( detection, trigger, which ) );
		setSaid(
			sprintf(
				/* translators: %s: a language */
				__( '%s is judged as all others are.', 'baton' ),
				languageName( which )
			)
		);
		field.current?.querySelector( 'select' )?.focus();
	};
	return (
		<div
			className="baton-own"
			role="group"
			aria-label={ __( 'Languages', 'baton' ) }
		>
			<Rules
				label={ __( 'Languages', 'baton' ) }
				rules={ detection.languages
					.filter( ( rule ) => rule.trigger === trigger )
					.map( ( rule ) => ( {
						key: rule.language,
						name: languageName( rule.language ),
						means: insteadName( insteadOf( rule, standard ) ),
						remove: () => remove( rule.language ),
					} ) ) }
			/>
			<div className="baton-own__new" ref={ field }>
				<SelectControl
					__nextHasNoMarginBottom
					__next40pxDefaultSize
					label={ __( 'Messages in', 'baton' ) }
					value={ language }
					options={ languageChoices() }
					onChange={ setLanguage }
				/>
				<SelectControl
					__nextHasNoMarginBottom
					__next40pxDefaultSize
					label={ __( 'Are judged with', 'baton' ) }
					value={ instead }
					options={ (
						[ 'off', ...Sensitivity.options ] as const
					 ).map( ( one ) => ( {
						value: one,
						label: choiceName( one ),
					} ) ) }
					onChange={ setInstead }
				/>
				<Button
					__next40pxDefaultSize
					variant="secondary"
					onClick={ () => {
						onChange(
							withLanguage(
								detection,
								trigger,
								language,
								instead
							)
						);
						setSaid(
							sprintf(
								/* translators: 1: a language, 2: how it is judged */
								__( '%1$s: %2$s.', 'baton' ),
								languageName( language ),
								insteadName( instead )
							)
						);
					} }
				>
					{ __( 'Add language', 'baton' ) }
				</Button>
			</div>
			<p role="status" className="baton-own__said">
				{ said }
			</p>
		</div>
	);
}

/** In a list of choices. */
function choiceName( instead: Instead ): string {
	return instead === 'off'
		? __( 'Nothing: switched off', 'baton' )
		: insteadName( instead );
}

/** Behind a language's name. */
function insteadName( instead: Instead ): string {
	return instead === 'off'
		? __( 'switched off', 'baton' )
		: sprintf(
				/* translators: %s: low, medium or high */
				__( '%s sensitivity', 'baton' ),
				sensitivityName( instead )
			);
}
