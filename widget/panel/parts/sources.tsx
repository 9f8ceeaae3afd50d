import { __ } from '@wordpress/i18n';
import type { Source } from '../../../protocol/events';
import { Icon } from './icons';
import { Link } from './link';

/** The pages of the shop that an answer was quoted from. */
export const Sources = ( { sources }: { sources: Source[] } ) => (
	<ul className="sources" aria-label={ __( 'Sources', 'baton' ) }>
		{ sources.map( ( { title, url }, at ) => (
			<li key={ at }>
				<Icon name="page" />
				<Link url={ url }>{ title || url }</Link>
			</li>
		) ) }
	</ul>
);
