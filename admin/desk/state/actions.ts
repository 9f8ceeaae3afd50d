import type { ConnectionState, StateDetail } from '../../../protocol/client';
import type { ServerFrame } from '../../../protocol/frames-down';
import type { OpenFrame } from './desk-state';

/** What can happen to the desk. */
export type DeskAction =
	| { type: 'frame'; frame: ServerFrame; now: number }
	| ( {
			type: 'connection';
			state: ConnectionState;
			now: number;
	  } & StateDetail )
	| { type: 'problem'; problem: string }
	/** A frame was put into the outbox. */
	| { type: 'queued'; frame: OpenFrame }
	| { type: 'select'; conversation?: string }
	| { type: 'draft'; conversation: string; text: string }
	| { type: 'use_opening'; conversation: string }
	/** The agent looks at a ringing conversation. */
	| { type: 'noticed'; conversation: string }
	| { type: 'dismiss'; notice: string };
