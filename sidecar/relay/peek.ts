/** Enough of a frame to tell hello from the rest; the schemas read it properly. */
import { is } from 'valibot';
import { Id, type Parsed } from '../../protocol';

export interface Peeked {
	type?: string;
	v?: unknown;
	token?: string;
	/** Its own, if it is one that an answer may repeat. */
	id?: string;
	/** The one that it says it is about. */
	conversation?: string;
}

export function peek( parsed: Parsed ): Peeked {
	const data = parsed.ok ? parsed.data : undefined;
	if ( typeof data !== 'object' || data === null ) {
		return {};
	}
	const { type, v, token, id, conversation } = data as Record<
		string,
		unknown
	>;
	// Spread one by one, they would be the dearest part of reading a frame.
	return {
		type: typeof type === 'string' ? type : undefined,
		v,
		token: typeof token === 'string' ? token : undefined,
		id: is( Id, id ) ? id : undefined,
		conversation: is( Id, conversation ) ? conversation : undefined,
	};
}
