/** What the shop's owner sees and does about knowledge: signed routes that all answer with `KnowledgeState`. */
import { Router, type Request, type Response } from 'express';
import * as v from 'valibot';
import {
	GapChange,
	KnowledgeChanged,
	parse,
	type Gap,
	type KindState,
	type KnowledgeState,
} from '../../protocol';
import type { Clock } from '../ports';

export interface KnowledgeParts {
	clock: Pick< Clock, 'now' >;
	knowledge: {
		kinds: () => KindState[];
		gaps: () => Promise< Gap[] >;
		changed: ( change: KnowledgeChanged ) => Promise< void >;
		/** Reads everything again; does not wait for it. */
		sync: () => void;
		dismiss: ( gap: number ) => Promise< void >;
	};
}

/** The body must have been read as text. A field that does not fit is named. */
export function knowledgeRoutes( {
	clock,
	knowledge,
}: KnowledgeParts ): Router {
	const router = Router();
	const state = async (): Promise< KnowledgeState > => ( {
		now: clock.now(),
		kinds: knowledge.kinds(),
		gaps: await knowledge.gaps(),
	} );
	router.post( '/knowledge', async ( _, response ) => {
		response.json( await state() );
	} );
	router.post( '/sync', async ( _, response ) => {
		knowledge.sync();
		response.json( await state() );
	} );
	router.post(
		'/changed',
		reading( KnowledgeChanged, async ( change, response ) => {
			await knowledge.changed( change );
			response.json( await state() );
		} )
	);
	router.post(
		'/gaps',
		reading( GapChange, async ( { dismiss }, response ) => {
			await knowledge.dismiss( dismiss );
			response.json( await state() );
		} )
	);
	return router;
}

function reading< S extends v.GenericSchema >(
	schema: S,
	then: ( body: v.InferOutput< S >, response: Response ) => Promise< void >
) {
	return async ( request: Request, response: Response ) => {
		const body = parse( String( request.body ) );
		const read = v.safeParse( schema, body.ok ? body.data : undefined );
		if ( read.success ) {
			await then( read.output, response );
			return;
		}
		const [ issue ] = read.issues;
		response.status( 400 ).json( {
			code: 'bad_request',
			message: issue.message,
			field: v.getDotPath( issue ) ?? '',
		} );
	};
}
