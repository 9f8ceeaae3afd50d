/** Time, so that tests can hold it. UTC milliseconds. */
export interface Clock {
	now: () => number;
	/** Milliseconds since some moment, whatever anybody sets the clock to. */
	uptime: () => number;
	/** Calls `then` once after `ms`; what it returns calls that off. */
	after: ( ms: number, then: () => void ) => () => void;
}
