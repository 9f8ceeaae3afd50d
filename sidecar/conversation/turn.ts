/**
 * The assistant's turns. One per conversation; recorded before it starts.
 *
 * Every turn ends in a reply or a handoff: a slow, broken or silent assistant
 * still lands the customer at a person or at the form.
 */
import { MAX_TEXT, type ServerFrame, type Source } from '../../protocol';
import {
	Conflict,
	conversationRoom,
	PlainError,
	type Conversation,
	type Flag,
	type PersonWanted,
	type Piece,
} from '../ports';
import { abortable } from './abortable';
import { settingsOf } from './context';
import type { Conversations } from './conversations';
import { openHandoff } from './handoff';
import { tellWhatLeaves } from './outside';
import { questionOf } from './question';
import { planReply, type Answer } from './reply';

/** Longer than an assistant's own limits and retries together. */
export const TURN_MS = 100_000;
/** Typing is told again before it ends by itself. */
const TYPING_MS = 8000;
/** What could not be stored is tried again, less and less often. */
const RETRY_MS = 1000;
const RETRY_MOST_MS = 30_000;

interface Running {
	id: string;
	abort: AbortController;
	streamed: boolean;
}

export class Turns {
	private readonly running = new Map< string, Running >();
	private readonly ended = new Set< Promise< void > >();
	private readonly pauses = new Set< () => void >();
	private stopped = false;

	constructor( private readonly conversations: Conversations ) {
		conversations.watch( ( before, { conversation, events } ) => {
			const turn = conversation.turn;
			if ( before.turn && before.turn.id !== turn?.id ) {
				const old = before.turn.id;
				const answered = events.some(
					( event ) => event.type === 'message' && event.turn === old
				);
				if ( answered ) {
					this.running.delete( conversation.id );
				} else {
					this.withdraw( conversation.id, old );
				}
			}
			if ( turn && before.turn?.id !== turn.id ) {
				this.start( conversation );
			}
		} );
	}

	private get context() {
		return this.conversations.context;
	}

	/** Takes a recorded turn up. */
	start( conversation: Conversation ): void {
		const id = conversation.turn?.id;
		if ( id === undefined || this.stopped ) {
			return;
		}
		const running = { id, abort: new AbortController(), streamed: false };
		this.running.set( conversation.id, running );
		const done = this.run( conversation, running ).finally( () => {
			this.ended.delete( done );
		} );
		this.ended.add( done );
	}

	/** Aborts what runs; its records stay, to be taken up at the next start. */
	async stop(): Promise< void > {
		this.stopped = true;
		for ( const { abort } of this.running.values() ) {
			abort.abort();
		}
		this.pauses.forEach( ( end ) => end() );
		await this.idle();
	}

	/** Resolves when no turn is under way. */
	async idle(): Promise< void > {
		while ( this.ended.size > 0 ) {
			await Promise.all( this.ended );
		}
	}

	private withdraw( conversation: string, turn: string ): void {
		const running = this.running.get( conversation );
		if ( running?.id !== turn ) {
			return;
		}
		this.running.delete( conversation );
		running.abort.abort();
		if ( running.streamed ) {
			this.tell( { type: 'stream_end', conversation, turn } );
		}
		this.typing( conversation, 0 );
	}

	private async run(
		conversation: Conversation,
		running: Running
	): Promise< void > {
		const { clock, log } = this.context;
		let timedOut = false;
		const callOff = clock.after( TURN_MS, () => {
			timedOut = true;
			running.abort.abort();
		} );
		try {
			const answer = await this.listen( conversation, running );
			if ( ! running.abort.signal.aborted ) {
				await this.end( conversation.id, running, ( now ) =>
					planReply( this.context, now, running.id, answer )
				);
			}
		} catch ( error ) {
			if ( ! running.abort.signal.aborted ) {
				log.warn(
					{ conversation: conversation.id, turn: running.id, error },
					'the assistant failed'
				);
				await this.handOff( conversation.id, running, error as Error );
			}
		} finally {
			callOff();
		}
		if ( timedOut ) {
			log.warn(
				{
					conversation: conversation.id,
					turn: running.id,
					ms: TURN_MS,
				},
				'the assistant took too long'
			);
			await this.handOff(
				conversation.id,
				running,
				new PlainError( 'The assistant took too long.' )
			);
		}
	}

	private async listen(
		conversation: Conversation,
		running: Running
	): Promise< Answer > {
		const { assistant, clock } = this.context;
		const { id, turn } = conversation;
		const mayLeave = await tellWhatLeaves(
			this.conversations,
			conversation,
			running.abort.signal
		);
		running.abort.signal.throwIfAborted();
		this.typing( id, TYPING_MS );
		let told = clock.now();
		let text = '';
		let sources: Source[] | undefined;
		let entries: string[] | undefined;
		let missed = false;
		let person: PersonWanted | undefined;
		let flags: Flag[] = [];
		const pieces = assistant.answer(
			{
				...( await questionOf( this.context, conversation ) ),
				mayLeave,
			},
			running.abort.signal
		);
		for await ( const piece of abortable( pieces, running.abort.signal ) ) {
			if ( piece.restart ) {
				text = '';
				sources = undefined;
				entries = undefined;
				missed = false;
				person = undefined;
				flags = [];
			}
			const offset = text.length;
			text = ( text + piece.text ).slice( 0, MAX_TEXT );
			sources = piece.sources ?? sources;
			entries = piece.entries ?? entries;
			missed ||= piece.missed !== undefined;
			person ??= piece.person;
			flags = piece.flags ?? flags;
			if ( ! missed && ! isEmpty( piece ) ) {
				running.streamed = true;
				this.tell( {
					type: 'stream',
					conversation: id,
					turn: turn!.id,
					offset,
					text: text.slice( offset ),
					...( piece.sources && { sources: piece.sources } ),
				} );
			}
			if ( clock.now() - told > TYPING_MS / 2 ) {
				told = clock.now();
				this.typing( id, TYPING_MS );
			}
		}
		if ( text.trim() === '' && ! person ) {
			throw new PlainError( 'The answer was empty.' );
		}
		return { text, sources, entries, missed, person, flags };
	}

	/** Nothing was answered: a person, or the form. */
	async handOff(
		id: string,
		running: { id: string },
		error: Error
	): Promise< void > {
		await this.end( id, running, async ( now ) => {
			const plan = await openHandoff(
				this.context,
				now,
				{
					trigger: 'assistant_failed',
					evidence: [ { why: error.message.slice( 0, 500 ) } ],
				},
				[]
			);
			return { ...plan, expect: { turn: running.id } };
		} );
	}

	private async end(
		id: string,
		running: { id: string },
		plan: Parameters< Conversations[ 'operate' ] >[ 1 ]
	): Promise< void > {
		for (
			let wait = RETRY_MS;
			;
			wait = Math.min( 2 * wait, RETRY_MOST_MS )
		) {
			try {
				await this.conversations.operate( id, ( now ) =>
					now.turn?.id === running.id ? plan( now ) : undefined
				);
				return;
			} catch ( error ) {
				if ( error instanceof Conflict ) {
					return;
				}
				this.context.log[ wait === RETRY_MS ? 'error' : 'debug' ](
					{ conversation: id, turn: running.id, error },
					'a turn could not be ended; it is tried again'
				);
			}
			await this.pause( wait );
			if ( this.stopped ) {
				// The record stays, and the next start takes it up.
				return;
			}
		}
	}

	/** Ends early with `stop`. */
	private pause( ms: number ): Promise< void > {
		return new Promise( ( resolve ) => {
			const end = () => {
				callOff();
				this.pauses.delete( end );
				resolve();
			};
			const callOff = this.context.clock.after( ms, end );
			this.pauses.add( end );
			if ( this.stopped ) {
				end();
			}
		} );
	}

	private typing( conversation: string, expiresIn: number ): void {
		this.tell( {
			type: 'typing',
			conversation,
			who: 'assistant',
			name: settingsOf( this.context ).assistantName,
			expiresIn,
		} );
	}

	private tell( frame: ServerFrame & { conversation: string } ): void {
		const { bus, shop } = this.context;
		bus.publish( conversationRoom( shop, frame.conversation ), {
			kind: 'frame',
			to: 'all',
			frame,
		} );
	}
}

/** It only ends the turn. */
const isEmpty = ( { text, sources, restart }: Piece ) =>
	text === '' && ! sources && ! restart;
