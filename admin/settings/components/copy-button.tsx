import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';

/** Where the browser forbids it (no https), the text beside it can be selected. */
export function CopyButton( { text }: { text: string } ) {
	const [ said, setSaid ] = useState( '' );
	const copy = async () => {
		try {
			await navigator.clipboard.writeText( text );
			setSaid( __( 'Copied.', 'baton' ) );
		} catch {
			setSaid(
				__( 'The browser does not allow it: select the text.', 'baton' )
			);
		}
	};
	return (
		<p className="baton-copy">
			<Button variant="secondary" onClick={ () => void copy() }>
				{ __( 'Copy', 'baton' ) }
			</Button>{ ' ' }
			<span role="status">{ said }</span>
		</p>
	);
}
