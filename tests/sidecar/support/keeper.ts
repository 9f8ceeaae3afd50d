/** A world whose metrics can be looked at as Prometheus does. */
import { Prometheus } from '../../../sidecar/metrics/prometheus';
import type { Census } from '../../../sidecar/ports';
import { takeCensus } from '../../../sidecar/relay/census';
import { readExposition } from './exposition';
import { FakeClock } from './fake-clock';
import { World } from './world';

export function keptWorld() {
	const clock = new FakeClock();
	const prometheus = new Prometheus( '9.9.9', clock );
	const world = new World( { clock, metrics: prometheus.metrics } );
	const { relay, agentPresence, conversations } = world;
	const began = clock.now();
	const census: Census = {
		...takeCensus( conversations.context, relay, agentPresence ),
		knowledge: () => ( {
			passages: { page: 7, post: 0, product: 3, entry: 0, shop: 0 },
			readAt: began,
		} ),
		settings: () => ( { heardAt: began } ),
		waitingFor: async () => [],
		disk: async () => ( { database: 4096, free: 1e9 } ),
	};
	/** @param more Parts that answer otherwise. */
	const look = async ( more: Partial< Census > = {} ) => {
		const text = await prometheus.scrape( { ...census, ...more } );
		const { values, types } = readExposition( text );
		return {
			text,
			types,
			keys: [ ...values.keys() ],
			of: ( key: string ) => values.get( key ),
		};
	};
	return { world, look };
}
