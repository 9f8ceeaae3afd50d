/** Enough of a frame to tell hello from the rest; the schemas read it properly. */
export interface Peeked {
	type?: unknown;
	v?: unknown;
	token?: string;
	/** Its own, if it is one that an answer may repeat. */
	id?: string;
}

export function peek( raw: string ): Peeked {
	try {
		const data: unknown = JSON.parse( raw );
		if ( typeof data !== 'object' || data === null ) {
			return {};
		}
		const { type, v, token, id } = data as Record< string, unknown >;
		return {
			type,
			v,
			...( typeof token === 'string' && { token } ),
			...( typeof id === 'string' && id.length <= 64 && { id } ),
		};
	} catch {
		return {};
	}
}
