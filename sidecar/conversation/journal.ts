/** Tells the keeper what happened: a line in the log, and the metrics. */
import type { Happening, Log } from '../ports';
import type { Conversations } from './conversations';
import { happenings } from './happenings';

export function keepJournal( conversations: Conversations ): void {
	const { clock, log, metrics } = conversations.context;
	conversations.watch( ( before, committed, plan ) => {
		const { id } = committed.conversation;
		for ( const one of happenings(
			before,
			committed,
			plan,
			clock.now()
		) ) {
			metrics.happened( one );
			write( log, id, one );
		}
	} );
}

function write( log: Log, conversation: string, one: Happening ): void {
	switch ( one.kind ) {
		case 'begun':
			return log.debug( { conversation }, 'a conversation began' );
		case 'message':
			// Each frame has its line already.
			return;
		case 'turn_begun': {
			const { turn, tries } = one;
			return log.debug( { conversation, turn, tries }, 'a turn began' );
		}
		case 'turn_ended': {
			const { turn, outcome, ms } = one;
			return log.debug(
				{ conversation, turn, outcome, ms },
				'a turn ended'
			);
		}
		case 'handoff': {
			const { handoff, state, trigger, ms } = one;
			return log.info(
				{ conversation, handoff, state, trigger, ms },
				'a handoff'
			);
		}
		case 'first_words': {
			const { handoff, ms } = one;
			return log.info(
				{ conversation, handoff, ms },
				'the person wrote for the first time'
			);
		}
		case 'form_offered':
			return log.info( { conversation }, 'the form was offered' );
		case 'ticket':
			return log.info(
				{ conversation, ticket: one.number },
				'a message was left'
			);
		case 'agent_lost':
			return log.info( { conversation }, 'the agent was lost' );
		case 'closed':
			return log.debug(
				{ conversation, as: one.as },
				'a conversation closed'
			);
	}
}
