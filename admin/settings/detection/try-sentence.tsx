import { Button, Notice, TextareaControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { Detection, DetectionTried } from '../../../protocol/detection';
import { MAX_TEXT } from '../../../protocol/scalars';
import { TriedTriggers } from './tried-triggers';
import { useTry } from './use-try';
import { languageName, triggerText } from './words';

/** A sentence of the owner's, judged with the settings as they stand on the page. */
export function TrySentence( { detection }: { detection: Detection } ) {
	const [ text, setText ] = useState( '' );
	const { run, ask } = useTry();
	const isEmpty = text.trim() === '';
	const start = () => {
		if ( ! isEmpty && run.state !== 'asking' ) {
			void ask( text, detection );
		}
	};
	const isStale = run.state === 'done' && run.detection !== detection;
	return (
		<section
			className="baton-try"
			aria-label={ __( 'Try a sentence', 'baton' ) }
		>
			<h3>{ __( 'Try a sentence', 'baton' ) }</h3>
			<p>
				{ __(
					'With the settings above as they stand, also before you save them.',
					'baton'
				) }
			</p>
			<TextareaControl
				__nextHasNoMarginBottom
				rows={ 2 }
				label={ __( 'What a customer writes', 'baton' ) }
				placeholder={ __(
					'I have been waiting for two weeks. This is ridiculous!',
					'baton'
				) }
				maxLength={ MAX_TEXT }
				value={ text }
				onChange={ setText }
				onKeyDown={ ( event ) => {
					if (
						event.key === 'Enter' &&
						! event.shiftKey &&
						! event.nativeEvent.isComposing
					) {
						event.preventDefault();
						start();
					}
				} }
			/>
			<Button
				__next40pxDefaultSize
				variant="secondary"
				isBusy={ run.state === 'asking' }
				accessibleWhenDisabled
				disabled={ isEmpty || run.state === 'asking' }
				onClick={ start }
			>
				{ __( 'Try it', 'baton' ) }
			</Button>
			<div role="status" className="baton-try__verdict">
				{ run.state === 'asking' && __( 'Asking…', 'baton' ) }
				{ run.state === 'done' && (
					<p>
						<strong>{ verdict( run.tried ) }</strong>{ ' ' }
						{ languageWords( run.tried ) }
					</p>
				) }
				{ isStale && (
					<p>
						{ __(
							'You have changed the settings since. Try it again.',
							'baton'
						) }
					</p>
				) }
			</div>
			{ run.state === 'failed' && (
				<Notice status="error" isDismissible={ false }>
					{ sprintf(
						/* translators: %s: the reason */
						__( 'It could not be tried. %s', 'baton' ),
						run.problem
					) }
				</Notice>
			) }
			{ run.state === 'done' && (
				<TriedTriggers
					text={ run.text }
					detection={ run.detection }
					tried={ run.tried }
				/>
			) }
		</section>
	);
}

function verdict( { escalate, triggers }: DetectionTried ): string {
	if ( ! escalate ) {
		return __( 'The assistant answers this itself.', 'baton' );
	}
	return sprintf(
		/* translators: %s: one or more reasons */
		__( 'A person is called: %s.', 'baton' ),
		triggers
			.filter( ( { pulled } ) => pulled )
			.map( ( { trigger } ) => triggerText( trigger ).title )
			.join( ' · ' )
	);
}

const languageWords = ( { language }: DetectionTried ) =>
	language === undefined
		? ''
		: sprintf(
				/* translators: %s: a language */
				__( 'It was read as %s.', 'baton' ),
				languageName( language )
			);
