import type { HTMLInputTypeAttribute } from 'react';

interface Props {
	/** Also names its element, so that the first faulty one can be found. */
	name: string;
	label: string;
	type: HTMLInputTypeAttribute | 'area';
	value: string;
	onChange: ( value: string ) => void;
	autoComplete?: string;
	fault?: string;
}

/** One field with its label above and, beside it, what is wrong. */
export function Field( {
	name,
	label,
	type,
	value,
	onChange,
	autoComplete,
	fault,
}: Props ) {
	const common = {
		id: `baton-${ name }`,
		name,
		value,
		autoComplete,
		required: true,
		'aria-invalid': !! fault,
		'aria-describedby': fault ? `baton-${ name }-fault` : undefined,
	};
	return (
		<div className="field">
			<label htmlFor={ common.id }>{ label }</label>
			{ type === 'area' ? (
				<textarea
					{ ...common }
					rows={ 3 }
					onChange={ ( event ) => onChange( event.target.value ) }
				/>
			) : (
				<input
					{ ...common }
					type={ type }
					onChange={ ( event ) => onChange( event.target.value ) }
				/>
			) }
			{ fault && (
				<p className="fault" id={ `baton-${ name }-fault` }>
					{ fault }
				</p>
			) }
		</div>
	);
}
