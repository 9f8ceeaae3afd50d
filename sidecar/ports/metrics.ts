/**
 * What is counted for the keeper. Every label is a word of these types: never an
 * id, never what people wrote.
 */
import {
	AgentFrame,
	CustomerFrame,
	type CloseName,
	type ErrorCode,
	type HandoffState,
	type Trigger,
} from '../../protocol';

/** Whose socket: `unproven` has not said hello. */
export type SocketAudience = 'customer' | 'agent' | 'unproven';
export type Transport = 'socket' | 'poll';
/** What a client may send; a type that is not among these came from nobody of ours. */
export const FRAME_TYPES: readonly string[] = [
	...new Set(
		[ ...CustomerFrame.options, ...AgentFrame.options ].map(
			( { entries } ) => entries.type.literal
		)
	),
];

/** Another server that is asked. */
export type Party = 'wordpress' | 'woocommerce' | 'model';

export const FAILURE_KINDS = [
	/** 401, 403: the secret or the key is not accepted. */
	'refused',
	/** 404: the plugin, the route or the model is not there. */
	'missing',
	/** 429 */
	'limited',
	/** Any other status, or an answer that broke off. */
	'failed',
	/** No answer in time. */
	'slow',
	/** No connection. */
	'unreachable',
	/** An answer in another shape, such as an error page. */
	'unreadable',
	/** Called off here. */
	'aborted',
] as const;
export type FailureKind = ( typeof FAILURE_KINDS )[ number ];

/** How an assistant's turn ended. */
export type TurnOutcome =
	/** With an answer. */
	| 'replied'
	/** The assistant failed and a person was asked for. */
	| 'handed_off'
	/** The assistant failed and nobody was there: the form. */
	| 'failed'
	/** Withdrawn: a new message, a wish for a person, a close. */
	| 'aborted';

export type HandoffStep =
	| Exclude< HandoffState, 'offered' >
	/** Wrote again soon after the end: the same agent, without a request. */
	| 'resumed';

/** What a commit did to a conversation, as far as a keeper asks. */
export type Happening =
	| { kind: 'begun' }
	| { kind: 'message'; by: 'customer' | 'assistant' | 'agent' }
	| { kind: 'turn_begun'; turn: string; tries: number }
	| { kind: 'turn_ended'; turn: string; outcome: TurnOutcome; ms: number }
	| {
			kind: 'handoff';
			handoff: string;
			state: HandoffStep;
			trigger: Trigger;
			/** Since it was requested. */
			ms: number;
	  }
	/** The person's first message; `ms` since the request. */
	| { kind: 'first_words'; handoff: string; ms: number }
	/** Nobody was there: the form was offered. */
	| { kind: 'form_offered' }
	| { kind: 'ticket'; number: string }
	/** The agent's last socket was gone for too long. */
	| { kind: 'agent_lost' }
	| { kind: 'closed'; as: 'agent' | 'idle' | 'abandoned' };

/** The routes of the sidecar's HTTP. */
export const ROUTES = [
	'/healthz',
	'/readyz',
	'/metrics',
	'/v1/availability',
	'/v1/check',
	'/v1/poll',
	'/v1/socket',
	'/v1/shop/refresh',
	'/v1/shop/changed',
	'/v1/shop/knowledge',
	'/v1/shop/sync',
	'/v1/shop/gaps',
	'/v1/shop/spending',
	'/v1/shop/detect',
	'/v1/shop/diagnose',
	'other',
] as const;
export type Route = ( typeof ROUTES )[ number ];

export interface Metrics {
	frameReceived: ( audience: SocketAudience, type: unknown ) => void;
	frameSent: ( audience: SocketAudience ) => void;
	/** A frame was answered by an error. */
	frameRefused: ( code: ErrorCode ) => void;
	/** `left`: the other end went by itself. */
	closed: ( name: CloseName | 'left' ) => void;
	/** A socket was not let in. */
	upgradeRefused: ( reason: 'path' | 'origin' | 'full' ) => void;
	/** An HTTP request was answered; `status` of HTTP. */
	answered: ( route: Route, status: number ) => void;
	/** From asking for a commit to knowing that it is durable, in ms. */
	appended: ( ms: number ) => void;
	/** A commit could not be made. */
	appendFailed: () => void;
	/** From durable to handed over to the last socket of this process, in ms. */
	broadcast: ( ms: number ) => void;
	happened: ( happening: Happening ) => void;
	/** Another server answered, or did not. */
	called: ( party: Party, outcome: 'ok' | FailureKind, ms: number ) => void;
	mail: ( outcome: 'sent' | 'failed' ) => void;
}

const nothing = () => {};

export const noMetrics: Metrics = {
	frameReceived: nothing,
	frameSent: nothing,
	frameRefused: nothing,
	closed: nothing,
	upgradeRefused: nothing,
	answered: nothing,
	appended: nothing,
	appendFailed: nothing,
	broadcast: nothing,
	happened: nothing,
	called: nothing,
	mail: nothing,
};
