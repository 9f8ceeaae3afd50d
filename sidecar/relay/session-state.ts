/** What a socket may be, and what each of it holds. */
import type { Claims } from '../../protocol';
import type { AgentSession } from './agent-session';
import type { Seat } from './bounds';
import type { CustomerSession } from './customer-session';

interface Seated< Kind, Is > {
	kind: Kind;
	session: Is;
	endToken: () => void;
	/** Its place among its person's and its address's sockets; absent when all were taken. */
	seat?: Seat;
}

export type Known =
	Seated< 'customer', CustomerSession > | Seated< 'agent', AgentSession >;

export type State =
	{ kind: 'new'; endWait: () => void } | Known | { kind: 'closed' };

export function leave( known: Known ): void {
	known.endToken();
	known.seat?.leave();
	known.session.leave();
}

export const isSamePerson = ( one: Claims, other: Claims ) =>
	one.aud === other.aud &&
	one.sub === other.sub &&
	one.customer === other.customer;

/** What a later token need not say, and then takes away. */
export const NO_RIGHTS: Pick< Claims, 'name' | 'email' | 'orders' > = {
	name: undefined,
	email: undefined,
	orders: undefined,
};
