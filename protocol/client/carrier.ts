/** What carries frames: a WebSocket, or what has its shape. */
export interface Carrier {
	/** 0 connecting, 1 open, 2 closing, 3 closed. */
	readonly readyState: number;
	send: ( raw: string ) => void;
	close: ( code?: number ) => void;
	onopen: ( () => void ) | null;
	onmessage: ( ( message: { data: unknown } ) => void ) | null;
	onclose: ( ( event: { code: number } ) => void ) | null;
	onerror: ( () => void ) | null;
}
