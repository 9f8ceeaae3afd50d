/** 31 bits of a frame's sender and id: FNV-1a, whose products stay exact. */
const START = 2166136261;
const PRIME = 16777619;

export function frameHash( sender: string, id: string ): number {
	/* eslint-disable no-bitwise -- that is what a hash is made of */
	let hash = START | 0;
	for ( let at = 0; at < sender.length; at++ ) {
		hash = Math.imul( hash ^ sender.charCodeAt( at ), PRIME );
	}
	hash = Math.imul( hash, PRIME );
	for ( let at = 0; at < id.length; at++ ) {
		hash = Math.imul( hash ^ id.charCodeAt( at ), PRIME );
	}
	return hash;
	/* eslint-enable no-bitwise */
}
