import { Button, TextareaControl } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { placeholderWords, type WordEntry } from '../words-list';
import { WithError } from './field-error';

interface Props {
	entry: WordEntry;
	value: string;
	/** The default. */
	standard: string;
	error: string | undefined;
	onChange: ( text: string ) => void;
}

export function WordField( {
	entry,
	value,
	standard,
	error,
	onChange,
}: Props ) {
	return (
		<WithError error={ error }>
			<TextareaControl
				__nextHasNoMarginBottom
				rows={ standard.length > 90 ? 3 : 2 }
				label={ entry.label }
				help={ entry.placeholders.map( explain ).join( ' ' ) }
				placeholder={ standard }
				value={ value }
				onChange={ onChange }
				aria-invalid={ error !== undefined }
			/>
			{ value !== standard && (
				<p className="baton-word__default">
					{ sprintf(
						/* translators: %s: a sentence */
						__( 'Default: %s', 'baton' ),
						standard
					) }{ ' ' }
					<Button
						variant="link"
						onClick={ () => onChange( standard ) }
					>
						{ __( 'Use the default', 'baton' ) }
					</Button>
				</p>
			) }
		</WithError>
	);
}

const explain = ( name: string ) =>
	sprintf(
		/* translators: 1: a placeholder in braces, 2: what it becomes */
		__( '%1$s is %2$s.', 'baton' ),
		`{${ name }}`,
		placeholderWords( name )
	);
