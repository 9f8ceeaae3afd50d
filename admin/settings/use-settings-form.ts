import {
	useCallback,
	useEffect,
	useReducer,
	useState,
} from '@wordpress/element';
import { problemOf } from '../common/problem';
import { loadOptions, saveOptions } from './api';
import {
	type FormAction,
	formOf,
	type FormState,
	reduceForm,
} from './form-state';
import { changesOf, type Options, type Settings } from './options';

type Loaded = FormState | undefined;
type Action = FormAction | { type: 'loaded'; options: Options };

const reduceLoaded = ( form: Loaded, action: Action ): Loaded =>
	action.type === 'loaded'
		? formOf( action.options )
		: form && reduceForm( form, action );

/** The form, its saving, and in words why it could not be loaded. */
export function useSettingsForm() {
	const [ form, dispatch ] = useReducer( reduceLoaded, undefined );
	const [ problem, setProblem ] = useState< string >();
	const [ attempt, setAttempt ] = useState( 0 );

	useEffect( () => {
		let wanted = true;
		setProblem( undefined );
		loadOptions().then(
			( options ) => wanted && dispatch( { type: 'loaded', options } ),
			( error ) => wanted && setProblem( problemOf( error ) )
		);
		return () => {
			wanted = false;
		};
	}, [ attempt ] );

	const save = useCallback( async () => {
		if ( ! form || form.progress === 'saving' ) {
			return;
		}
		const sent = form.edited;
		dispatch( { type: 'saving' } );
		try {
			const options = await saveOptions(
				changesOf( form.options, sent )
			);
			dispatch( { type: 'saved', options, sent } );
		} catch ( error ) {
			dispatch( { type: 'refused', error } );
		}
	}, [ form ] );

	return {
		form,
		problem,
		again: () => setAttempt( ( count ) => count + 1 ),
		edit: ( changes: Partial< Settings > ) =>
			dispatch( { type: 'edit', changes } ),
		save,
	};
}
