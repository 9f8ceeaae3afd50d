/** The connection test's look from the sidecar at the shop. */
import * as v from 'valibot';
import { ShopSeen, type Check, type Diagnosis } from '../../protocol';
import { ShopProblem, type Clock } from '../ports';

interface Ways {
	clock: Pick< Clock, 'after' >;
	settings: { refresh: () => Promise< unknown > };
	woo: {
		get: (
			path: string,
			query: Record< string, string >
		) => Promise< unknown >;
	};
	wordpress: {
		call: (
			route: string,
			body: unknown,
			options: { headers: Record< string, string > }
		) => Promise< unknown >;
	};
}

/** A ticket's mail with the longest transcript, in a script of three bytes a letter. */
const LARGE = 320 * 1024;

export async function diagnose( ways: Ways ): Promise< Diagnosis > {
	const inTime = < T >( work: Promise< T > ) => within( ways.clock, work );
	const [ settings, orders, large ] = await Promise.all( [
		check( 'settings', inTime( ways.settings.refresh() ) ),
		check(
			'orders',
			inTime( ways.woo.get( 'orders', { per_page: '1' } ) )
		),
		inTime( probe( ways ) ).catch( ( error: unknown ) => error as Error ),
	] );
	if ( ! ( large instanceof Error ) ) {
		const bodies = { name: 'bodies', ok: true };
		return { checks: [ settings, orders, bodies ], shop: large };
	}
	return {
		checks: [
			settings,
			orders,
			// What keeps small calls away keeps large ones away too: it is said once.
			...( settings.ok
				? [ { name: 'bodies', ok: false, problem: whyNot( large ) } ]
				: [] ),
		],
	};
}

async function probe( { wordpress }: Ways ): Promise< ShopSeen > {
	const answer = await wordpress.call(
		'/baton/v1/probe',
		{ filling: '.'.repeat( LARGE ) },
		// Of no scheme that anybody checks: only whether it arrives counts.
		{ headers: { Authorization: 'Baton probe' } }
	);
	const parsed = v.safeParse( ShopSeen, answer );
	if ( ! parsed.success ) {
		throw new ShopProblem(
			'WordPress answered the test with something else: update the plugin and the sidecar to the same version.'
		);
	}
	return parsed.output;
}

/** PHP empties a body that is too large for it, and then the signature does not fit. */
const whyNot = ( problem: Error ) =>
	problem instanceof ShopProblem && problem.reason === 'keys'
		? `A call of ${ LARGE / 1024 } KB did not arrive at WordPress whole. Raise PHP's post_max_size, and the limit of the web server before it, to at least 1 MB: else long conversations cannot be mailed.`
		: problem.message;

/** WordPress waits 15 s for all checks together. */
const LIMIT_MS = 12_000;

async function within< T >(
	clock: Ways[ 'clock' ],
	work: Promise< T >
): Promise< T > {
	let callOff = () => {};
	const late = new Promise< never >( ( _, reject ) => {
		callOff = clock.after( LIMIT_MS, () =>
			reject( new ShopProblem( 'There was no answer in time.', 'slow' ) )
		);
	} );
	try {
		return await Promise.race( [ work, late ] );
	} finally {
		callOff();
	}
}

async function check(
	name: string,
	work: Promise< unknown >
): Promise< Check > {
	try {
		await work;
		return { name, ok: true };
	} catch ( error ) {
		const { message, reason } = error as ShopProblem;
		return {
			name,
			ok: false,
			problem: message,
			...( reason && { reason } ),
		};
	}
}
