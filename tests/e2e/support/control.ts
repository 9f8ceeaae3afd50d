/** The servers behind the journeys: stopping, starting and looking into them. */
import { world } from './world';

type Env = Record< string, string >;

interface Where {
	home: string;
	/** WordPress's folder. */
	site: string;
	/** BATON_DATA: the store's folder. */
	data: string;
	/** Process groups; the sidecar's changes with each start. */
	pids: { shop: number; sidecar: number };
}

export async function ask< T >(
	does: string,
	...args: unknown[]
): Promise< T > {
	const url = process.env.BATON_E2E_CONTROL;
	if ( ! url ) {
		throw new Error( 'No control: start with node tests/e2e/run.mjs' );
	}
	const answer = await fetch( url, {
		method: 'POST',
		headers: {
			authorization: `Bearer ${ process.env.BATON_E2E_CONTROL_SECRET }`,
		},
		body: JSON.stringify( { does, args } ),
	} );
	const { result, error } = ( await answer.json() ) as {
		result: T;
		error?: string;
	};
	if ( error !== undefined ) {
		throw new Error( `${ does }: ${ error }` );
	}
	return result;
}

export const control = {
	where: () => ask< Where >( 'where' ),

	/** Everything that the sidecar has written to its log, over all its starts. */
	sidecarLog: () => ask< string >( 'log' ),

	/**
	 * WP-CLI on the shop; resolves to what it printed.
	 * @param args What follows `wp`.
	 */
	wp: ( ...args: string[] ) => ask< string >( 'wp', ...args ),

	/**
	 * Resolves once it is gone.
	 * @param signal SIGKILL for a crash.
	 */
	stopSidecar: ( signal: NodeJS.Signals = 'SIGTERM' ) =>
		ask< null >( 'stopSidecar', signal ),

	/**
	 * Resolves once it is ready; after stopSidecar, or when it ended by itself.
	 * @param env For this start, over what the demo gives it.
	 */
	startSidecar: ( env: Env = {} ) => ask< null >( 'startSidecar', env ),

	async restartSidecar( {
		signal,
		env,
	}: { signal?: NodeJS.Signals; env?: Env } = {} ): Promise< void > {
		await control.stopSidecar( signal );
		await control.startSidecar( env );
	},

	/** WordPress is down until startShop. */
	stopShop: () => ask< null >( 'stopShop' ),
	startShop: () => ask< null >( 'startShop' ),

	/**
	 * Browsers, and WordPress's signed calls, reach the sidecar through this
	 * address from now on: a proxy's, for pages that are loaded afterwards.
	 * @param url Without a slash at its end; the sidecar's own if left out.
	 */
	sidecarAt: ( url: string = world.sidecarUrl ) =>
		control.wp( 'baton', 'settings', 'set', 'sidecar_url', url ),
};
