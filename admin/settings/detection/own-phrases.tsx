import { Button, SelectControl, TextControl } from '@wordpress/components';
import { useRef, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import {
	type DetectedLanguage,
	type Phrase,
	PHRASE_LONGEST,
	PHRASES_AT_MOST,
} from '../../../protocol/detection';
import {
	isCounted,
	type PhraseProblem,
	withoutPhrase,
	withPhrase,
} from './edit';
import { Rules } from './rules';
import type { TriggerProps } from './trigger-settings';
import { effectName, languageChoices, languageName } from './words';

/** Its type would be a constant, which `sprintf` takes for none. */
const MOST: number = PHRASES_AT_MOST;

/** Words of the owner's for one trigger: those that bring a person, and those that do not count. */
export function OwnPhrases( { trigger, detection, onChange }: TriggerProps ) {
	const [ text, setText ] = useState( '' );
	const [ effect, setEffect ] = useState< Phrase[ 'effect' ] >( 'add' );
	const [ language, setLanguage ] = useState< DetectedLanguage | '' >( '' );
	const [ said, setSaid ] = useState( '' );
	const field = useRef< HTMLInputElement >( null );
	const typed = text.trim();
	const add = () => {
		if ( ! /[\p{L}\p{N}]/u.test( typed ) ) {
			setSaid( __( 'Type a word first.', 'baton' ) );
			return;
		}
		const changed = withPhrase( detection, {
			trigger,
			text: typed,
			effect,
			...( language && { language } ),
		} );
		if ( typeof changed === 'string' ) {
			setSaid( problemWords( changed ) );
			return;
		}
		onChange( changed );
		setText( '' );
		setSaid(
			sprintf(
				/* translators: %s: words */
				__( '“%s” was added.', 'baton' ),
				typed
			)
		);
	};
	const remove = ( phrase: Phrase ) => {
		onChange( withoutPhrase( detection, phrase ) );
		setSaid(
			sprintf(
				/* translators: %s: words */
				__( '“%s” was removed.', 'baton' ),
				phrase.text
			)
		);
		// Its button is gone, and the focus with it.
		field.current?.focus();
	};
	return (
		<div
			className="baton-own"
			role="group"
			aria-label={ __( 'Your own words', 'baton' ) }
		>
			<Rules
				label={ __( 'Your own words', 'baton' ) }
				rules={ detection.phrases
					.filter( ( phrase ) => phrase.trigger === trigger )
					.map( ( phrase ) => ( {
						key: JSON.stringify( phrase ),
						name: `“${ phrase.text }”`,
						means: phraseMeans( phrase ),
						remove: () => remove( phrase ),
					} ) ) }
			/>
			<div className="baton-own__new">
				<TextControl
					__nextHasNoMarginBottom
					__next40pxDefaultSize
					ref={ field }
					label={ __( 'Words', 'baton' ) }
					help={ __(
						'Whole words, in this order. A * at the end stands for any ending: wholesale*',
						'baton'
					) }
					maxLength={ PHRASE_LONGEST }
					value={ text }
					onChange={ setText }
					onKeyDown={ ( event ) => {
						if ( event.key === 'Enter' ) {
							// Not the whole form.
							event.preventDefault();
							add();
						}
					} }
				/>
				{ ! isCounted( trigger ) && (
					<SelectControl
						__nextHasNoMarginBottom
						__next40pxDefaultSize
						label={ __( 'In a message with them', 'baton' ) }
						value={ effect }
						options={ [
							{
								value: 'add',
								label: __( 'A person comes', 'baton' ),
							},
							{
								value: 'remove',
								label: __( 'They do not count', 'baton' ),
							},
						] }
						onChange={ setEffect }
					/>
				) }
				<SelectControl
					__nextHasNoMarginBottom
					__next40pxDefaultSize
					label={ __( 'In which language', 'baton' ) }
					value={ language }
					options={ [
						{ value: '', label: __( 'In all', 'baton' ) },
						...languageChoices(),
					] }
					onChange={ setLanguage }
				/>
				<Button
					__next40pxDefaultSize
					variant="secondary"
					onClick={ add }
				>
					{ __( 'Add words', 'baton' ) }
				</Button>
			</div>
			<p role="status" className="baton-own__said">
				{ said }
			</p>
		</div>
	);
}

function phraseMeans( { effect, language }: Phrase ): string {
	const does = effectName( effect );
	return language
		? sprintf(
				/* translators: 1: what happens, 2: a language */
				__( '%1$s, in %2$s messages', 'baton' ),
				does,
				languageName( language )
			)
		: does;
}

function problemWords( problem: PhraseProblem ): string {
	return problem === 'known'
		? __( 'These words are there already.', 'baton' )
		: sprintf(
				/* translators: %d: a number */
				__(
					'There are %d already, which is as many as can be.',
					'baton'
				),
				MOST
			);
}
