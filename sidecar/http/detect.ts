/** `POST /v1/shop/detect`: what the escalation detector makes of a sentence, with settings that are not saved yet. */
import type { RequestHandler } from 'express';
import * as v from 'valibot';
import { DetectionTry, parse } from '../../protocol';
import { tryOut } from '../conversation/escalation';

/** The body must have been read as text. A field that does not fit is named. */
export const detectRoute =
	( agentNames: () => string[] ): RequestHandler =>
	( request, response ) => {
		const body = parse( String( request.body ) );
		const asked = v.safeParse(
			DetectionTry,
			body.ok ? body.data : undefined
		);
		if ( ! asked.success ) {
			const [ issue ] = asked.issues;
			response.status( 400 ).json( {
				code: 'bad_request',
				message: issue.message,
				field: v.getDotPath( issue ) ?? '',
			} );
			return;
		}
		const { text, detection } = asked.output;
		response.json(
			tryOut( text, { detection, agentNames: agentNames() } )
		);
	};
