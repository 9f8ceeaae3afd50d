import { Button, Notice, Spinner } from '@wordpress/components';
import { useEffect, useState } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import type { ModelSpending } from '../../../protocol/model';
import { problemOf } from '../../common/problem';
import { loadSpending } from '../api';
import { dollars } from './dollars';

/** What the model cost this month; asked when the page opens, and again by hand. */
export function Spending( { limit }: { limit: number } ) {
	const [ spent, setSpent ] = useState< ModelSpending >();
	const [ problem, setProblem ] = useState< string >();
	const [ attempt, setAttempt ] = useState( 0 );
	useEffect( () => {
		let wanted = true;
		setProblem( undefined );
		loadSpending().then(
			( answer ) => wanted && setSpent( answer ),
			( error ) => wanted && setProblem( problemOf( error ) )
		);
		return () => {
			wanted = false;
		};
	}, [ attempt ] );

	return (
		<div role="group" aria-label={ __( 'This month', 'baton' ) }>
			{ problem !== undefined && <p>{ problem }</p> }
			{ problem === undefined && ! spent && <Spinner /> }
			{ spent?.limitReached && (
				<Notice status="warning" isDismissible={ false }>
					{ __(
						'This month’s limit is reached: answers are quoted from your pages until the month ends, or until you raise it.',
						'baton'
					) }
				</Notice>
			) }
			{ spent && <p>{ sentence( spent, limit ) }</p> }
			<Button
				variant="secondary"
				onClick={ () => setAttempt( ( count ) => count + 1 ) }
			>
				{ __( 'Ask again', 'baton' ) }
			</Button>
		</div>
	);
}

function sentence( spent: ModelSpending, limit: number ): string {
	const { model, conversations, micros } = spent;
	if ( model === '' && micros === 0 ) {
		return __(
			'No model is configured: answers are quoted from your pages and cost nothing.',
			'baton'
		);
	}
	const parts = [
		limit > 0
			? sprintf(
					/* translators: 1: an amount, 2: the limit */
					__( 'Spent this month: %1$s of %2$s.', 'baton' ),
					dollars( micros ),
					dollars( limit * 1_000_000 )
				)
			: sprintf(
					/* translators: %s: an amount */
					__( 'Spent this month: %s. There is no limit.', 'baton' ),
					dollars( micros )
				),
	];
	if ( conversations > 0 ) {
		parts.push(
			sprintf(
				/* translators: 1: a number of conversations, 2: an amount */
				_n(
					'%1$d conversation, %2$s.',
					'%1$d conversations, %2$s each on average.',
					conversations,
					'baton'
				),
				conversations,
				dollars( micros / conversations )
			)
		);
	}
	if ( model !== '' ) {
		/* translators: %s: the name of a model */
		parts.push( sprintf( __( 'Model: %s.', 'baton' ), model ) );
	}
	return parts.join( ' ' );
}
