import {
	useCallback,
	useRef,
	useState,
	type RefObject,
} from '@wordpress/element';

/** How the "Leave a message" form is come to, and put aside. */
export interface WayToForm {
	form: RefObject< HTMLFormElement >;
	/** It was put aside. */
	later: boolean;
	putAside: () => void;
	/** A button was pressed that leads there, now or as soon as there is a form. */
	go: ( event: { currentTarget: HTMLElement } ) => void;
	/** To be called by the form once it stands there. */
	arrived: () => void;
}

export function useWayToForm(): WayToForm {
	const form = useRef< HTMLFormElement >( null );
	const wanted = useRef( false );
	const [ later, setLater ] = useState( false );

	return {
		form,
		later,
		putAside: () => setLater( true ),
		go( { currentTarget } ) {
			// Not every browser gives a pressed button the focus.
			currentTarget.focus();
			setLater( false );
			wanted.current = ! form.current;
			enter( form.current );
		},
		arrived: useCallback( () => {
			const root = form.current?.getRootNode() as ShadowRoot | undefined;
			// Somebody who went on to write something is left at it.
			if (
				wanted.current &&
				! root?.activeElement?.matches( 'input,textarea' )
			) {
				enter( form.current );
			}
			wanted.current = false;
		}, [] ),
	};
}

/** Into the first empty field; where there is none, to the button that sends. */
function enter( form: HTMLFormElement | null ): void {
	const fields = [
		...( form?.querySelectorAll< HTMLInputElement | HTMLTextAreaElement >(
			'input,textarea'
		) ?? [] ),
	];
	const target =
		fields.find( ( { value } ) => ! value.trim() ) ??
		form?.querySelector< HTMLElement >( '[type=submit]' );
	target?.focus();
}
