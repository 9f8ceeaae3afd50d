/** Who is there now. */
export interface Presence {
	/** Ids of the agents who can be given conversations, in no order. */
	available: () => ReadonlySet< string >;
	/** A socket of this agent is connected, or was within the grace. */
	agentConnected: ( agent: string ) => boolean;
	/** A socket of this conversation's customer is connected. */
	customerOnline: ( conversation: string ) => boolean;
}
