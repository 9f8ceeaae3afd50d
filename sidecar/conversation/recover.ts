/** What a start finds unfinished. */
import { PlainError, Unavailable, type Conversation } from '../ports';
import type { Conversations } from './conversations';
import { agentAway, customerAway, lookAgain } from './due';
import type { Turns } from './turn';

/** A turn is begun so often; then a person takes over. */
const TRIES = 2;
/** What cannot be stored is tried again. */
const RETRY_MS = 5_000;

/**
 * Takes up every turn that never ended, and sets the clocks of those who were
 * connected before: nobody is now. One after the other, each until it is
 * stored: a start on a full disk leaves nothing out, and one that fails for
 * another reason keeps none of the others back.
 * @param conversations
 * @param turns
 * @param stop
 */
export async function recover(
	conversations: Conversations,
	turns: Turns,
	stop: AbortSignal
): Promise< void > {
	const { store, shop } = conversations.context;
	for ( const { id, turn } of await store.unanswered( shop ) ) {
		if ( turn ) {
			await untilStored( conversations, id, stop, () =>
				takeUp( conversations, turns, id, turn )
			);
		}
	}
	for ( const { id } of await store.desk( shop, Infinity ) ) {
		await untilStored( conversations, id, stop, () =>
			setClocks( conversations, id )
		);
	}
}

async function takeUp(
	conversations: Conversations,
	turns: Turns,
	id: string,
	turn: NonNullable< Conversation[ 'turn' ] >
): Promise< void > {
	const { clock, newId, log } = conversations.context;
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
		return;
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

async function setClocks(
	conversations: Conversations,
	id: string
): Promise< void > {
	const { clock } = conversations.context;
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

async function untilStored(
	{ context }: Conversations,
	id: string,
	stop: AbortSignal,
	work: () => Promise< void >
): Promise< void > {
	while ( ! stop.aborted ) {
		try {
			return await work();
		} catch ( error ) {
			if ( ! ( error instanceof Unavailable ) ) {
				context.log.error(
					{ conversation: id, error },
					'a conversation could not be taken up'
				);
				return;
			}
		}
		await new Promise< void >( ( resolve ) => {
			const goOn = () => {
				callOff();
				stop.removeEventListener( 'abort', goOn );
				resolve();
			};
			const callOff = context.clock.after( RETRY_MS, goOn );
			stop.addEventListener( 'abort', goOn );
		} );
	}
}
