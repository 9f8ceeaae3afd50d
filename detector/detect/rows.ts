/** The lines that `npm run detect` reads. */
import * as v from 'valibot';
import type { Exchange } from '../../sidecar/conversation/escalation';

const Row = v.object( {
	id: v.string(),
	messages: v.array(
		v.object( {
			role: v.picklist( [ 'user', 'assistant' ] ),
			text: v.string(),
			kb_hit: v.optional( v.boolean() ),
			kb_id: v.optional( v.union( [ v.string(), v.number() ] ) ),
		} )
	),
} );

export interface Conversation {
	id: string;
	/** The id of each message is its index. */
	messages: Exchange[];
}

/** @throws {Error} Saying what is wrong with the line. */
export function readRow( line: string ): Conversation {
	const parsed = v.safeParse( Row, JSON.parse( line ) );
	if ( ! parsed.success ) {
		const [ issue ] = parsed.issues;
		throw new Error(
			`${ v.getDotPath( issue ) ?? 'the line' }: ${ issue.message }`
		);
	}
	const { id, messages } = parsed.output;
	return {
		id,
		messages: messages.map(
			( { role, text, kb_hit: answered, kb_id: entry }, i ) => ( {
				role,
				text,
				id: String( i ),
				...( answered !== undefined && { answered } ),
				...( entry !== undefined && { entry: String( entry ) } ),
			} )
		),
	};
}
