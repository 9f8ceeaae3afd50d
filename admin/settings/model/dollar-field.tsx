import { TextControl } from '@wordpress/components';
import { useEffect, useState } from '@wordpress/element';
import { WithError } from '../components/field-error';

interface Props {
	label: string;
	help?: string;
	/** Dollars. */
	value: number;
	error: string | undefined;
	onChange: ( value: number ) => void;
}

/** An amount, kept as it is typed: "0.10" is not made "0.1" under the cursor. */
export function DollarField( { value, error, onChange, ...rest }: Props ) {
	const [ text, setText ] = useState( String( value ) );
	useEffect( () => {
		setText( ( typed ) =>
			Number( typed ) === value ? typed : String( value )
		);
	}, [ value ] );
	return (
		<WithError error={ error }>
			<TextControl
				{ ...rest }
				__nextHasNoMarginBottom
				__next40pxDefaultSize
				type="number"
				inputMode="decimal"
				min={ 0 }
				step="any"
				value={ text }
				onChange={ ( typed ) => {
					setText( typed );
					onChange( Number( typed ) );
				} }
				aria-invalid={ error !== undefined }
			/>
		</WithError>
	);
}
