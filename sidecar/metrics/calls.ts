/** A call to another server, timed and counted by how it ended. */
import { ShopProblem, type Metrics, type Party } from '../ports';

export function metered< A extends unknown[], T >(
	party: Party,
	metrics: Pick< Metrics, 'called' >,
	call: ( ...parts: A ) => Promise< T >
): ( ...parts: A ) => Promise< T > {
	return async ( ...parts ) => {
		const from = performance.now();
		const end = ( outcome: Parameters< Metrics[ 'called' ] >[ 1 ] ) =>
			metrics.called( party, outcome, performance.now() - from );
		try {
			const answer = await call( ...parts );
			end( 'ok' );
			return answer;
		} catch ( error ) {
			end( error instanceof ShopProblem ? error.failure.kind : 'failed' );
			throw error;
		}
	};
}
