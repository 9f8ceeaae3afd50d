import { Pill } from '@woocommerce/components';
import { __ } from '@wordpress/i18n';
import type { DeskItem } from '../../../protocol/frames-down';
import { SafeLink } from './message-article';

export function CustomerFacts( { item }: { item: DeskItem | undefined } ) {
	if ( ! item ) {
		return <p>{ __( 'Nothing is known about them.', 'baton' ) }</p>;
	}
	const { name, email, customerId, online, page } = item.customer;
	return (
		<>
			<p className="baton-customer__name">
				<strong>{ name }</strong>{ ' ' }
				<Pill>
					{ customerId
						? __( 'logged in', 'baton' )
						: __( 'guest', 'baton' ) }
				</Pill>
			</p>
			<p>
				{ email ? (
					<a
						href={ `mailto:${ encodeURIComponent( email ).replace( '%40', '@' ) }` }
					>
						{ email }
					</a>
				) : (
					__( 'No e-mail address known.', 'baton' )
				) }
			</p>
			<p>
				<span
					className={ online ? 'baton-dot is-online' : 'baton-dot' }
					aria-hidden="true"
				/>{ ' ' }
				{ online
					? __( 'On the site now', 'baton' )
					: __( 'Not on the site now', 'baton' ) }
			</p>
			{ page && (
				<p className="baton-customer__page">
					{ __( 'Page:', 'baton' ) }{ ' ' }
					<SafeLink url={ page.url } text={ page.title } />
				</p>
			) }
		</>
	);
}
