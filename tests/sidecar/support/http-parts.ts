/** What the sidecar's HTTP is made of, where nothing behind it matters. */
import { systemClock } from '../../../sidecar/clock';
import type { HttpParts } from '../../../sidecar/http/app';
import { KeptLog } from './quiet';

export const httpParts = (): HttpParts => ( {
	basePath: '/baton',
	trustProxy: 1,
	origins: [],
	version: '1',
	clock: systemClock,
	log: new KeptLog(),
	signedCalls: { refuse: async () => undefined },
	anybodyAvailable: () => false,
	agentNames: () => [],
	spending: async () => {
		throw new Error( 'nothing is spent here' );
	},
	without: () => [],
	waitingFor: async () => [],
	refresh: async () => {},
	diagnose: async () => ( { checks: [] } ),
	knowledge: {
		kinds: () => [],
		gaps: async () => [],
		changed: async () => {},
		sync: () => {},
		dismiss: async () => {},
	},
	poll: ( _request, _response, next ) => next(),
	metrics: {
		answered: () => {},
		contentType: 'text/plain; version=0.0.4',
		scrape: async () => '',
	},
} );
