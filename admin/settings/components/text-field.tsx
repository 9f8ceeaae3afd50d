import { TextareaControl, TextControl } from '@wordpress/components';
import type { ReactNode } from 'react';
import type { Settings } from '../options';
import type { FieldProps } from './field';
import { WithError } from './field-error';

type TextName = {
	[ K in keyof Settings ]: Settings[ K ] extends string ? K : never;
}[ keyof Settings ];

interface Props extends FieldProps {
	name: Exclude< TextName, 'side' >;
	label: string;
	help?: ReactNode;
	type?: 'text' | 'url' | 'email';
	rows?: number;
	placeholder?: string;
}

export function TextField( {
	settings,
	errors,
	onEdit,
	name,
	type = 'text',
	rows,
	...rest
}: Props ) {
	const shared = {
		...rest,
		__nextHasNoMarginBottom: true,
		value: settings[ name ],
		onChange: ( value: string ) => onEdit( { [ name ]: value } ),
		'aria-invalid': errors[ name ] !== undefined,
	};
	return (
		<WithError error={ errors[ name ] }>
			{ rows ? (
				<TextareaControl { ...shared } rows={ rows } />
			) : (
				<TextControl
					{ ...shared }
					__next40pxDefaultSize
					type={ type }
				/>
			) }
		</WithError>
	);
}
