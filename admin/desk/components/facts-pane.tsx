import { H, Section } from '@woocommerce/components';
import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { DeskItem } from '../../../protocol/frames-down';
import type { Order } from '../../../protocol/shop';
import type { ConversationView } from '../../../protocol/view';
import type { Facts } from '../state/desk-state';
import { CartFacts } from './cart-facts';
import { CustomerFacts } from './customer-facts';
import { FactCard } from './fact-card';
import { HandoffFacts } from './handoff-facts';
import { OrderFacts } from './order-facts';

const NONE: Order[] = [];

interface Props {
	item: DeskItem | undefined;
	view: ConversationView | undefined;
	facts: Facts | undefined;
	/** By the sidecar's clock. */
	now: number;
	onAgain: ( what: 'orders' | 'cart' ) => void;
	onBack: () => void;
}

export function FactsPane( {
	item,
	view,
	facts,
	now,
	onAgain,
	onBack,
}: Props ) {
	return (
		<aside
			className="baton-facts"
			aria-label={ __( 'About this conversation', 'baton' ) }
		>
			<div className="baton-facts__head baton-narrow">
				<Button
					size="compact"
					icon="arrow-left-alt2"
					label={ __( 'Back to the conversation', 'baton' ) }
					onClick={ onBack }
				/>
				<H>{ __( 'Details', 'baton' ) }</H>
			</div>
			<Section component={ false }>
				<FactCard title={ __( 'Customer', 'baton' ) }>
					<CustomerFacts item={ item } />
				</FactCard>
				<FactCard title={ __( 'Handoff', 'baton' ) }>
					<HandoffFacts events={ view?.events ?? [] } />
				</FactCard>
				<FactCard
					title={ __( 'Cart', 'baton' ) }
					fact={ facts?.cart }
					now={ now }
					onAgain={ () => onAgain( 'cart' ) }
				>
					<CartFacts cart={ facts?.cart?.last ?? null } />
				</FactCard>
				<FactCard
					title={ __( 'Orders', 'baton' ) }
					fact={ facts?.orders }
					now={ now }
					onAgain={ () => onAgain( 'orders' ) }
				>
					<OrderFacts
						orders={ facts?.orders?.last ?? NONE }
						explained={
							facts?.orders?.state === 'known' &&
							facts.orders.note !== undefined
						}
					/>
				</FactCard>
			</Section>
		</aside>
	);
}
