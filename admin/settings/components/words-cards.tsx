import { PanelBody } from '@wordpress/components';
import { useEffect, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { Words } from '../../../protocol/wordpress';
import { withWord, wordAt } from '../form-state';
import { toolWords } from '../tool-words-list';
import {
	absenceWords,
	assistantWords,
	handoffWords,
	problemWords,
	type WordEntry,
} from '../words-list';
import type { FieldProps } from './field';
import { SettingsCard } from './settings-card';
import { WordField } from './word-field';

interface Props extends FieldProps {
	defaults: Words;
}

export function WordsCards( props: Props ) {
	const group = ( title: string, entries: WordEntry[], open = false ) => (
		<Group { ...props } title={ title } entries={ entries } open={ open } />
	);
	return (
		<SettingsCard title={ __( 'Words', 'baton' ) }>
			<p>
				{ __(
					'What customers read at the turning points. Emptied, a sentence goes back to its default.',
					'baton'
				) }
			</p>
			<div className="baton-words">
				{ group(
					__( 'Handing over to a person', 'baton' ),
					handoffWords(),
					true
				) }
				{ group(
					__( 'When nobody is available', 'baton' ),
					absenceWords()
				) }
				{ group( __( 'The assistant', 'baton' ), assistantWords() ) }
				{ group(
					__( 'What the assistant looks up', 'baton' ),
					toolWords()
				) }
				{ group( __( 'What it is about', 'baton' ), problemWords() ) }
			</div>
		</SettingsCard>
	);
}

function Group( {
	settings,
	errors,
	onEdit,
	defaults,
	title,
	entries,
	open,
}: Props & { title: string; entries: WordEntry[]; open: boolean } ) {
	const wrong = entries.some( ( { field } ) => errors[ field ] );
	const [ opened, setOpened ] = useState( open );
	useEffect( () => {
		// A refused sentence is never hidden in a closed group.
		if ( wrong ) {
			setOpened( true );
		}
	}, [ wrong ] );
	return (
		<PanelBody
			title={ title }
			opened={ opened }
			onToggle={ () => setOpened( ! opened ) }
		>
			{ entries.map( ( entry ) => (
				<WordField
					key={ entry.field }
					entry={ entry }
					value={ wordAt( settings.words, entry.field ) }
					standard={ wordAt( defaults, entry.field ) }
					error={ errors[ entry.field ] }
					onChange={ ( text ) =>
						onEdit( {
							words: withWord(
								settings.words,
								entry.field,
								text
							),
						} )
					}
				/>
			) ) }
		</PanelBody>
	);
}
