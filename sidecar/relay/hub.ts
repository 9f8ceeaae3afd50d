/** What every session of this process shares. */
import type { Conversations } from '../conversation/conversations';
import type { Customers } from '../conversation/customer';
import type { Agents } from '../conversation/agents';
import type { Context } from '../conversation/context';
import type { Tokens } from '../ports';
import type { AgentPresence } from './agent-presence';
import type { Bounds } from './bounds';
import type { CustomerPresence } from './customer-presence';
import type { Desk } from './desk';
import type { Lookups } from './lookups';
import type { MayAnswer } from './may-answer';
import type { Rooms } from './rooms';

export interface Hub {
	context: Context;
	conversations: Conversations;
	customers: Customers;
	agents: Agents;
	tokens: Tokens;
	rooms: Rooms;
	bounds: Bounds;
	mayAnswer: MayAnswer;
	lookups: Lookups;
	desk: Desk;
	agentPresence: AgentPresence;
	customerPresence: CustomerPresence;
	/** Somebody who may answer is available. */
	anybodyAvailable: () => boolean;
	/** Tells the agent's own windows how their switch stands. */
	tellSwitch: ( agent: string, available: boolean ) => void;
}
