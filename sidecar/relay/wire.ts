/** One connection, whatever carries it. */
export interface Wire {
	send: ( text: string ) => void;
	close: ( code: number, reason: string ) => void;
	/** Bytes that the other end has not taken yet. */
	unsent: () => number;
}
