import {
	Button,
	Modal,
	Notice,
	TextareaControl,
	TextControl,
} from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { problemOf } from '../../common/problem';
import { WithError } from '../components/field-error';
import { errorsOf } from '../options';
import type { Draft, EntryFields } from './knowledge';

interface Props {
	draft: Draft;
	onClose: () => void;
	/** Rejects with errors by field (`errorsOf`). */
	onSave: ( fields: EntryFields ) => Promise< void >;
}

const linesOf = ( text: string ) =>
	text
		.split( '\n' )
		.map( ( line ) => line.trim() )
		.filter( Boolean );

/** A question and its answer, while they are written. */
export function EntryEditor( { draft, onClose, onSave }: Props ) {
	const [ fields, setFields ] = useState( draft.fields );
	const [ wordings, setWordings ] = useState(
		draft.fields.wordings.join( '\n' )
	);
	const [ errors, setErrors ] = useState< Record< string, string > >( {} );
	const [ problem, setProblem ] = useState< string >();
	const [ isSaving, setSaving ] = useState( false );
	const edit = ( changes: Partial< EntryFields > ) =>
		setFields( { ...fields, ...changes } );
	const save = async () => {
		setSaving( true );
		setProblem( undefined );
		try {
			await onSave( { ...fields, wordings: linesOf( wordings ) } );
		} catch ( error ) {
			const wrong = errorsOf( error );
			setErrors( wrong );
			setProblem(
				Object.keys( wrong ).length === 0
					? problemOf( error )
					: undefined
			);
			setSaving( false );
		}
	};
	const ofWordings = Object.entries( errors ).find( ( [ field ] ) =>
		field.startsWith( 'wordings' )
	)?.[ 1 ];
	return (
		<Modal
			title={
				draft.id === undefined
					? __( 'Write an answer', 'baton' )
					: __( 'Edit an answer', 'baton' )
			}
			size="medium"
			focusOnMount="firstContentElement"
			shouldCloseOnClickOutside={ false }
			onRequestClose={ onClose }
		>
			<div className="baton-editor">
				{ problem !== undefined && (
					<Notice status="error" isDismissible={ false }>
						{ problem }
					</Notice>
				) }
				<WithError error={ errors.question }>
					<TextControl
						__nextHasNoMarginBottom
						__next40pxDefaultSize
						label={ __( 'Question', 'baton' ) }
						maxLength={ 320 }
						aria-invalid={ errors.question !== undefined }
						value={ fields.question }
						onChange={ ( question ) => edit( { question } ) }
					/>
				</WithError>
				<WithError error={ ofWordings }>
					<TextareaControl
						__nextHasNoMarginBottom
						rows={ 3 }
						label={ __( 'The same in other words', 'baton' ) }
						help={ __( 'One a line; may be empty.', 'baton' ) }
						aria-invalid={ ofWordings !== undefined }
						value={ wordings }
						onChange={ setWordings }
					/>
				</WithError>
				<WithError error={ errors.answer }>
					<TextareaControl
						__nextHasNoMarginBottom
						rows={ 6 }
						label={ __( 'Answer', 'baton' ) }
						help={ __(
							'Customers read it as you write it. Plain text.',
							'baton'
						) }
						maxLength={ 4000 }
						aria-invalid={ errors.answer !== undefined }
						value={ fields.answer }
						onChange={ ( answer ) => edit( { answer } ) }
					/>
				</WithError>
				<WithError error={ errors.link }>
					<TextControl
						__nextHasNoMarginBottom
						__next40pxDefaultSize
						type="url"
						label={ __( 'Link to read more', 'baton' ) }
						help={ __( 'May be empty.', 'baton' ) }
						placeholder="https://"
						aria-invalid={ errors.link !== undefined }
						value={ fields.link }
						onChange={ ( link ) => edit( { link } ) }
					/>
				</WithError>
				<div className="baton-modal__deeds">
					<Button
						__next40pxDefaultSize
						variant="tertiary"
						onClick={ onClose }
					>
						{ __( 'Cancel', 'baton' ) }
					</Button>
					<Button
						__next40pxDefaultSize
						variant="primary"
						isBusy={ isSaving }
						accessibleWhenDisabled
						disabled={ isSaving }
						onClick={ () => void save() }
					>
						{ __( 'Save the answer', 'baton' ) }
					</Button>
				</div>
			</div>
		</Modal>
	);
}
