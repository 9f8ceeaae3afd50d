import type { ReactNode } from 'react';

/** A control with the server's refusal of its value right under it. */
export function WithError( {
	error,
	children,
}: {
	error: string | undefined;
	children: ReactNode;
} ) {
	return (
		<div className={ error ? 'baton-field is-wrong' : 'baton-field' }>
			{ children }
			{ error && (
				<p className="baton-field__error" role="alert">
					{ sentence( error ) }
				</p>
			) }
		</div>
	);
}

/** The server's words follow the field's name; here they stand under it. */
const sentence = ( words: string ) =>
	words.charAt( 0 ).toLocaleUpperCase() + words.slice( 1 );
