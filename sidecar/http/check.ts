/** POST /v1/check: how the sidecar is reached, for the connection test in the browser. */
import express, { type Router } from 'express';
import { MAX_FRAME_BYTES, type CheckAnswer } from '../../protocol';
import type { Config } from '../config';
import type { Clock } from '../ports';
import { judgeForwarding } from './forwarding';
import { corsForAnyone, isAllowed } from './origins';

export interface CheckParts extends Pick< Config, 'origins' | 'trustProxy' > {
	clock: Pick< Clock, 'now' >;
}

/** By POST: a browser names its Origin then on the shop's own origin too. */
export function checkRoute( parts: CheckParts ): Router {
	const { clock, origins, trustProxy } = parts;
	const router = express.Router();
	router.post(
		'/',
		corsForAnyone,
		express.text( {
			type: () => true,
			limit: MAX_FRAME_BYTES,
			inflate: false,
		} ),
		( request, response ) => {
			const { origin } = request.headers;
			const answer: CheckAnswer = {
				now: clock.now(),
				origin: origin ?? null,
				originAllowed: isAllowed( origins, origin ),
				secure: request.secure,
				forwarding: judgeForwarding( trustProxy, request ),
			};
			response.json( answer );
		}
	);
	return router;
}
