/** One connection, whatever carries it. */
import type { Transport } from '../ports';

export interface Wire {
	readonly transport: Transport;
	/** The HTTP request that it began with. */
	readonly request?: string;
	send: ( text: string ) => void;
	close: ( code: number, reason: string ) => void;
	/** Bytes that the other end has not taken yet. */
	unsent: () => number;
}
