/** How things stand at this moment; asked for when the keeper looks. */
import type { SocketAudience, Transport } from './metrics';
import type { KnowledgeKind } from './knowledge';

export interface SocketCount {
	audience: SocketAudience;
	transport: Transport;
	count: number;
}

/** Times are UTC milliseconds; absent when there is none. Each part may fail alone. */
export interface Census {
	sockets: () => SocketCount[];
	agents: () => {
		/** Of those who may answer now. */
		available: number;
		/** With a socket, or within their grace. */
		connected: number;
		/** With the right to answer. */
		known: number;
	};
	conversations: () => Promise< Queue & { withAgents: number } >;
	turns: () => Promise< { open: number; oldest?: number } >;
	backlog: () => Promise< Backlog >;
	knowledge: () => {
		passages: Record< KnowledgeKind, number >;
		/** When pages and products were both read, or the start. */
		readAt: number;
	};
	/** When WordPress last told them, or the start. */
	settings: () => { heardAt: number };
	/** What cannot be done without. */
	waitingFor: () => Promise< string[] >;
	disk: () => Promise< {
		/** Bytes of the database with its write-ahead log. */
		database: number;
		/** Bytes that the file system has left for it. */
		free: number;
	} >;
}

/** Customers who wait for a person. */
export interface Queue {
	waiting: number;
	/** When the one that waits longest was requested. */
	oldestWait?: number;
}

/** What waits in the store. */
export interface Backlog {
	/** Mails that WordPress has not taken. */
	mails: number;
	/** When the oldest of them was asked for. */
	oldestMail?: number;
	/** When the next thing that happens by itself is due; the past when it is late. */
	nextDue?: number;
}
