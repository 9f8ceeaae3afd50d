/** Enough of a frame to tell hello from the rest; the schemas read it properly. */
export interface Peeked {
	type?: unknown;
	v?: unknown;
	token?: string;
	/** Its own, if it is one that an answer may repeat. */
	id?: string;
	/** The one that it says it is about. */
	conversation?: string;
}

export function peek( raw: string ): Peeked {
	try {
		const data: unknown = JSON.parse( raw );
		if ( typeof data !== 'object' || data === null ) {
			return {};
		}
		const { type, v, token, id, conversation } = data as Record<
			string,
			unknown
		>;
		return {
			type,
			v,
			...( typeof token === 'string' && { token } ),
			...( isId( id ) && { id } ),
			...( isId( conversation ) && { conversation } ),
		};
	} catch {
		return {};
	}
}

const isId = ( value: unknown ): value is string =>
	typeof value === 'string' && value.length <= 64;
