import { Table, TableSummary } from '@woocommerce/components';
import { memo } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { Cart } from '../../../protocol/shop';
import { money } from '../format';

const cell = ( value: string | number ) => ( { display: value, value } );

export const CartFacts = memo( CartTable );

function CartTable( { cart }: { cart: Cart | null } ) {
	if ( ! cart || cart.items.length === 0 ) {
		return <p>{ __( 'The cart is empty.', 'baton' ) }</p>;
	}
	return (
		<>
			<Table
				caption={ __( 'Cart', 'baton' ) }
				headers={ [
					{
						key: 'name',
						label: __( 'Product', 'baton' ),
						isLeftAligned: true,
					},
					{
						key: 'quantity',
						label: __( 'Qty', 'baton' ),
						isNumeric: true,
					},
					{
						key: 'total',
						label: __( 'Total', 'baton' ),
						isNumeric: true,
					},
				] }
				rows={ cart.items.map( ( { name, quantity, total } ) => [
					cell( name ),
					cell( quantity ),
					cell( money( total, cart.currency ) ),
				] ) }
			/>
			<TableSummary
				data={ [
					{
						label: __( 'in all', 'baton' ),
						value: money( cart.total, cart.currency ),
					},
				] }
			/>
		</>
	);
}
