import { Notice } from '@wordpress/components';
import type { DeskNotice } from '../state/desk-state';

/** Refusals, spoken as they come and kept until they are put away. */
export function DeskNotices( {
	notices,
	onDismiss,
}: {
	notices: DeskNotice[];
	onDismiss: ( id: string ) => void;
} ) {
	return (
		<>
			{ notices.map( ( { id, status, text } ) => (
				<Notice
					key={ id }
					status={ status }
					spokenMessage={ text }
					politeness="assertive"
					onRemove={ () => onDismiss( id ) }
				>
					{ text }
				</Notice>
			) ) }
		</>
	);
}
