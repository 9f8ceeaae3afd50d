import { H } from '@woocommerce/components';
import { Card, CardBody, CardHeader } from '@wordpress/components';
import type { ReactNode } from 'react';

export function SettingsCard( {
	title,
	children,
}: {
	title: string;
	children: ReactNode;
} ) {
	return (
		<Card as="section" aria-label={ title } className="baton-card">
			<CardHeader>
				<H>{ title }</H>
			</CardHeader>
			<CardBody className="baton-card__body">{ children }</CardBody>
		</Card>
	);
}
