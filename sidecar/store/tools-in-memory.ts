/** Tries and notes of tools, in memory. */
import type { ToolStore } from '../ports';

interface Try {
	shop: string;
	id: string;
	key: string;
	at: number;
}

export class ToolsInMemory implements ToolStore {
	private tries: Try[] = [];
	private readonly notes = new Map< string, string >();

	async countTry(
		shop: string,
		id: string,
		keys: string[],
		at: number,
		since: number
	): Promise< number[] > {
		this.tries = this.tries.filter(
			( one ) => one.shop !== shop || one.at >= since
		);
		for ( const key of new Set( keys ) ) {
			const known = this.tries.some(
				( one ) => one.shop === shop && one.id === id && one.key === key
			);
			if ( ! known ) {
				this.tries.push( { shop, id, key, at } );
			}
		}
		return keys.map(
			( key ) =>
				this.tries.filter(
					( one ) => one.shop === shop && one.key === key
				).length
		);
	}

	async forgetTry( shop: string, id: string ): Promise< void > {
		this.tries = this.tries.filter(
			( one ) => one.shop !== shop || one.id !== id
		);
	}

	async recall(
		shop: string,
		conversation: string,
		name: string
	): Promise< unknown > {
		const noted = this.notes.get( keyOf( shop, conversation, name ) );
		return noted === undefined ? undefined : JSON.parse( noted );
	}

	async remember(
		shop: string,
		conversation: string,
		name: string,
		value: unknown
	): Promise< void > {
		const key = keyOf( shop, conversation, name );
		if ( value === undefined ) {
			this.notes.delete( key );
		} else {
			this.notes.set( key, JSON.stringify( value ) );
		}
	}
}

const keyOf = ( ...parts: string[] ) => JSON.stringify( parts );
