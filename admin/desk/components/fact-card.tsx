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
import { shopWords } from '../shop-words';
import type { Fact } from '../state/desk-state';
import { FactProblem } from './fact-problem';

interface Props {
	title: string;
	/** Absent: there is nothing to fetch for this card. */
	fact?: Fact< unknown >;
	/** By the sidecar's clock. */
	now?: number;
	onAgain?: () => void;
	children: ReactNode;
}

/** One region; what is known stays while it is asked for again. */
export function FactCard( { title, fact, now = 0, onAgain, children }: Props ) {
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
					<FactProblem
						fact={ failed }
						now={ now }
						onAgain={ onAgain }
					/>
				) }
				{ fact?.state === 'known' && fact.note && (
					<p>{ shopWords( fact.reason, fact.note ) }</p>
				) }
				{ nothingYet && fact?.state !== 'known'
					? ! failed && <Spinner />
					: children }
			</CardBody>
		</Card>
	);
}
