/** What a start finds unfinished. */
import { PlainError } from '../ports';
import type { Conversations } from './conversations';
import { agentAway, customerAway, lookAgain } from './due';
import type { Turns } from './turn';

/** A turn is begun so often; then a person takes over. */
const TRIES = 2;

/**
 * Takes up every turn that never ended, and sets the clocks of those who were
 * connected before: nobody is now.
 */
export async function recover(
	conversations: Conversations,
	turns: Turns
): Promise< void > {
	const { store, shop, clock, newId, log } = conversations.context;
	for ( const { id, turn } of await store.unanswered( shop ) ) {
		if ( ! turn ) {
			continue;
		}
		log.info(
			{ conversation: id, turn: turn.id, tries: turn.tries },
			'a turn is unfinished'
		);
		if ( turn.tries >= TRIES ) {
			await turns.handOff(
				id,
				turn,
				new PlainError( 'The assistant was interrupted.' )
			);
			continue;
		}
		await conversations.operate( id, ( now ) =>
			now.turn?.id === turn.id
				? {
						events: [],
						set: {
							turn: {
								id: newId(),
								startedAt: clock.now(),
								tries: turn.tries + 1,
							},
						},
					}
				: undefined
		);
	}
	for ( const { id } of await store.desk( shop, Infinity ) ) {
		await conversations.operate( id, ( now ) => {
			if ( now.status === 'human' ) {
				return { events: [], due: agentAway( conversations.context ) };
			}
			return now.status === 'waiting'
				? {
						events: [],
						due: [
							// The agents have just begun to come back.
							...lookAgain( clock.now() ),
							...( now.left ? [] : customerAway( clock.now() ) ),
						],
					}
				: undefined;
		} );
	}
}
