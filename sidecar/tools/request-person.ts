/** A model finds that a person is needed; what the customer says of it themselves is heard elsewhere. */
import * as v from 'valibot';
import type { MakeTool } from './around';
import { objectOf, toolOf } from './tool-of';

export const requestPerson: MakeTool = () =>
	toolOf( {
		name: 'request_person',
		description:
			'Hands the conversation to a person of the shop, with all that was said. For what you cannot solve, and whenever the customer wants a person.',
		parameters: objectOf(
			{
				reason: {
					type: 'string',
					description:
						'In one sentence, for the person who takes over.',
				},
			},
			[ 'reason' ]
		),
		input: v.object( {
			reason: v.pipe(
				v.string(),
				v.trim(),
				v.minLength( 3 ),
				v.maxLength( 400 )
			),
		} ),
		hears: () => undefined,
		run: async ( { reason } ) => ( {
			kind: 'person',
			trigger: 'out_of_scope',
			why: `The assistant asked for a person: “${ reason }”`,
		} ),
	} );
