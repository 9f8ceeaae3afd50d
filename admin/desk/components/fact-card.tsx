import { H } from '@woocommerce/components';
import {
	Button,
	Card,
	CardBody,
	CardHeader,
	Spinner,
} from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { Fact } from '../state/desk-state';

interface Props {
	title: string;
	/** Absent: there is nothing to fetch for this card. */
	fact?: Fact< unknown >;
	onAgain?: () => void;
	children: ReactNode;
}

/** One region; what is known stays while it is asked for again. */
export function FactCard( { title, fact, onAgain, children }: Props ) {
	const failed = fact?.state === 'failed' ? fact : undefined;
	const nothingYet = onAgain !== undefined && fact?.last === undefined;
	return (
		<Card
			as="section"
			aria-label={ title }
			className="baton-fact"
			size="small"
		>
			<CardHeader>
				<H>{ title }</H>
				{ onAgain && (
					<Button
						size="small"
						icon="update"
						label={ sprintf(
							/* translators: %s: "Orders" or "Cart" */
							__( 'Refresh: %s', 'baton' ),
							title
						) }
						onClick={ onAgain }
					/>
				) }
			</CardHeader>
			<CardBody>
				{ failed && (
					<div className="baton-fact__problem">
						<p>{ failed.problem }</p>
						<Button
							variant="secondary"
							size="small"
							onClick={ onAgain }
						>
							{ __( 'Try again', 'baton' ) }
						</Button>
					</div>
				) }
				{ fact?.state === 'known' && fact.note && <p>{ fact.note }</p> }
				{ nothingYet && fact?.state !== 'known'
					? ! failed && <Spinner />
					: children }
			</CardBody>
		</Card>
	);
}
