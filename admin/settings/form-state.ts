/** The form: what is saved, what is typed over it, what the server refused. Pure. */
import type { Detection } from '../../protocol/detection';
import {
	changesOf,
	errorsOf,
	type Options,
	type Settings,
	settingsOf,
	withChanges,
} from './options';
import { problemOf } from '../common/problem';

export interface FormState {
	options: Options;
	edited: Settings;
	/** By field: "accent", "words.handoff". */
	errors: Record< string, string >;
	/** A refusal that names no field. */
	problem?: string;
	progress: 'idle' | 'saving' | 'saved';
}

export type FormAction =
	| { type: 'edit'; changes: Partial< Settings > }
	| { type: 'saving' }
	| { type: 'saved'; options: Options; sent: Settings }
	| { type: 'refused'; error: unknown };

export const formOf = ( options: Options ): FormState => ( {
	options,
	edited: settingsOf( options ),
	errors: {},
	progress: 'idle',
} );

export function reduceForm( form: FormState, action: FormAction ): FormState {
	switch ( action.type ) {
		case 'edit':
			return {
				...form,
				edited: { ...form.edited, ...action.changes },
				errors: stillWrong( form, action.changes ),
				progress: form.progress === 'saving' ? 'saving' : 'idle',
			};
		case 'saving':
			return {
				...form,
				errors: {},
				problem: undefined,
				progress: 'saving',
			};
		case 'saved':
			return {
				...formOf( action.options ),
				// What was typed while it was being saved stays.
				edited: withChanges(
					settingsOf( action.options ),
					changesOf( action.sent, form.edited )
				),
				progress: 'saved',
			};
		case 'refused': {
			const errors = errorsOf( action.error );
			return {
				...form,
				errors,
				problem:
					Object.keys( errors ).length === 0
						? problemOf( action.error )
						: undefined,
				progress: 'idle',
			};
		}
	}
}

export const isDirty = ( { options, edited }: FormState ) =>
	Object.keys( changesOf( options, edited ) ).length > 0;

/** An edited field's refusal no longer holds; one sentence's does not clear the others. */
function stillWrong( form: FormState, changes: Partial< Settings > ) {
	return Object.fromEntries(
		Object.entries( form.errors ).filter(
			( [ field ] ) => ! isEdited( form.edited, changes, field )
		)
	);
}

function isEdited(
	edited: Settings,
	{ words, detection, model, ...others }: Partial< Settings >,
	field: string
): boolean {
	const [ name = '', part = '' ] = field.split( '.' );
	switch ( name ) {
		case 'words':
			return (
				words !== undefined &&
				wordAt( words, field ) !== wordAt( edited.words, field )
			);
		case 'model':
			return (
				model !== undefined &&
				model[ part as keyof typeof model ] !==
					edited.model[ part as keyof typeof model ]
			);
		case 'detection':
			return (
				detection !== undefined &&
				detection[ part as keyof Detection ] !==
					edited.detection[ part as keyof Detection ]
			);
		default:
			return field in others;
	}
}

/** "words.problems.order" → the sentence there. */
export function wordAt( words: Settings[ 'words' ], field: string ): string {
	const [ , name = '', part ] = field.split( '.' );
	const held: unknown = words[ name as keyof typeof words ];
	return String(
		part === undefined
			? ( held ?? '' )
			: ( ( held as Record< string, string > | undefined )?.[ part ] ??
					'' )
	);
}

export function withWord(
	words: Settings[ 'words' ],
	field: string,
	text: string
): Settings[ 'words' ] {
	const [ , name = '', part ] = field.split( '.' );
	if ( part === undefined ) {
		return { ...words, [ name ]: text };
	}
	const group = name as 'problems' | 'tools';
	return { ...words, [ group ]: { ...words[ group ], [ part ]: text } };
}
