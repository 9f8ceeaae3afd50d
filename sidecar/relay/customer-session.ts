/** A customer's socket, after its hello. */
import type {
	Claims,
	CustomerFrame,
	CustomerHello,
	Page,
	ServerFrame,
} from '../../protocol';
import { maskCards } from '../conversation/card-numbers';
import { guestName } from '../conversation/customer';
import {
	conversationRoom,
	personRoom,
	type Caller,
	type Committed,
} from '../ports';
import type { Hub } from './hub';
import { Rate, type Limit } from './rate';

export interface Socket {
	id: string;
	caller: Caller;
	send: ( frame: ServerFrame ) => void;
	sendText: ( text: string ) => void;
	/** The token does not open this any more: fetch another. */
	tokenEnded: () => void;
	/** What this socket is owed could not be read: come back for it. */
	failed: () => void;
}

const TYPING_MS = 6000;
/** As fast as somebody looks; more is dropped. */
const PAGES: Limit = { perSecond: 1, burst: 5 };
/** Not in any room. */
const nowhere = () => {};
const DONE = Promise.resolve();

export class CustomerSession {
	private conversation?: string;
	private page?: Page;
	private leaveRoom = nowhere;
	private leavePerson = nowhere;
	private left = false;
	/** One look at what is theirs after the other. */
	private looking: Promise< void > = DONE;

	/** Idle customers need none. */
	private pages?: Rate;

	constructor(
		private readonly hub: Hub,
		private readonly socket: Socket,
		readonly claims: Claims
	) {}

	/** Their conversation, once there is one. */
	get following(): string | undefined {
		return this.conversation;
	}

	/** False when the token is of a time before the account took over. */
	async welcome( hello: CustomerHello ): Promise< boolean > {
		if ( await this.hub.customers.outdated( this.claims ) ) {
			return false;
		}
		const conversation = await this.hub.customers.find( this.claims );
		this.page = hello.page ?? this.page;
		this.leave();
		this.left = false;
		const after = hello.conversation === conversation?.id ? hello.after : 0;
		if ( conversation && after > conversation.seq ) {
			// They hold more than there is (a backup was put back): they start empty.
			this.sendWelcome();
		}
		this.sendWelcome( conversation?.id );
		if ( conversation ) {
			this.join( conversation.id, after > conversation.seq ? 0 : after );
		}
		const { bus, shop } = this.hub.context;
		this.leavePerson = bus.subscribe(
			personRoom( shop, this.claims ),
			( message ) => {
				if ( message.kind !== 'theirs' ) {
					return;
				}
				if ( this.conversation === undefined && message.conversation ) {
					// At once, so that nothing that follows is missed.
					this.join( message.conversation, 0 );
				} else {
					this.lookAgain();
				}
			}
		);
		return true;
	}

	private sendWelcome( conversation?: string ): void {
		this.socket.send( {
			type: 'welcome',
			...( conversation !== undefined && { conversation } ),
			tokenEnds: this.claims.exp * 1000,
			now: this.hub.context.clock.now(),
			available: this.hub.anybodyAvailable(),
			...this.notice(),
		} );
	}

	/** Where words leave for a model outside, that is said before the first. */
	private notice(): { modelNotice?: string } {
		const { assistant, settings } = this.hub.context;
		const now = settings.current();
		return assistant.outside && now && ! now.model.consent
			? { modelNotice: now.words.modelNotice }
			: {};
	}

	/** Another of their windows began a conversation, or brought one along. */
	private lookAgain(): void {
		this.looking = this.looking
			.then( () => this.followTheirs() )
			.catch( ( error: Error ) => {
				this.hub.context.log.warn(
					{
						socket: this.socket.id,
						audience: 'customer',
						conversation: this.conversation,
						error,
					},
					'a conversation could not be followed'
				);
				this.socket.failed();
			} );
	}

	private async followTheirs(): Promise< void > {
		const { conversations, customers } = this.hub;
		const { store, shop } = conversations.context;
		const joined =
			this.conversation === undefined
				? undefined
				: await store.conversation( shop, this.conversation );
		// A talk that is going on is not taken off anybody's screen.
		if ( joined?.status === 'waiting' || joined?.status === 'human' ) {
			return;
		}
		const theirs = await customers.find( this.claims );
		if ( this.left || ! theirs || theirs.id === this.conversation ) {
			return;
		}
		if ( this.conversation !== undefined ) {
			this.leaveConversation();
			this.sendWelcome( theirs.id );
		}
		this.join( theirs.id, 0 );
	}

	private join( conversation: string, after: number ): void {
		this.conversation = conversation;
		this.hub.customerPresence.come(
			conversation,
			this.socket.id,
			this.page
		);
		this.leaveRoom = this.hub.rooms.join(
			conversation,
			{
				id: this.socket.id,
				receiver: 'customer',
				customer: this.claims.customer,
				send: ( text ) => this.socket.sendText( text ),
				claimed: () => this.socket.tokenEnded(),
				failed: () => this.socket.failed(),
			},
			after
		);
	}

	async take( frame: CustomerFrame ): Promise< void > {
		const { customers } = this.hub;
		switch ( frame.type ) {
			case 'send':
				await customers.say( this.request( frame.id ), frame.text );
				return;
			case 'request_person':
				await customers.requestPerson( this.request( frame.id ) );
				return;
			case 'cancel_handoff':
				await customers.cancel( this.request( frame.id ) );
				return;
			case 'agree_model':
			case 'decline_model':
				await customers.choose(
					this.request( frame.id ),
					frame.type === 'agree_model'
				);
				return;
			case 'request_ticket':
				await customers.requestTicket( this.request( frame.id ) );
				return;
			case 'ticket':
				await customers.ticket( this.request( frame.id ), frame );
				return;
			case 'typing':
				return this.typing( frame.text );
			case 'read':
				if ( this.conversation ) {
					await customers.read( this.conversation, frame.upTo );
				}
				return;
			case 'page':
				this.page = frame.page;
				this.pages ??= new Rate( PAGES );
				if (
					this.conversation &&
					this.pages.take( this.hub.context.clock.now() )
				) {
					this.hub.customerPresence.setPage(
						this.conversation,
						frame.page
					);
				}
				break;
			case 'hello':
			case 'renew':
			case 'ping':
			// The session's own, see session.ts.
		}
	}

	leave(): void {
		this.left = true;
		this.leavePerson();
		this.leaveConversation();
	}

	private leaveConversation(): void {
		this.leaveRoom();
		this.leaveRoom = nowhere;
		if ( this.conversation !== undefined ) {
			this.typing( '' );
			this.hub.customerPresence.go( this.conversation, this.socket.id );
			this.conversation = undefined;
		}
	}

	private request( id: string ) {
		return {
			claims: this.claims,
			caller: this.socket.caller,
			id,
			joined: this.conversation,
			acknowledge: ( { conversation, seq }: Committed ) =>
				this.socket.send( {
					type: 'ack',
					id,
					conversation: conversation.id,
					seq,
				} ),
		};
	}

	private typing( text: string ): void {
		const { conversation } = this;
		if ( conversation !== undefined ) {
			const { bounds, context } = this.hub;
			bounds.previews.pass( conversation, context.clock, {
				text,
				send: () => this.tellTyping( conversation, text ),
			} );
		}
	}

	private tellTyping( conversation: string, text: string ): void {
		const { bus, shop, settings } = this.hub.context;
		bus.publish( conversationRoom( shop, conversation ), {
			kind: 'frame',
			to: 'agents',
			frame: {
				type: 'typing',
				conversation,
				who: 'customer',
				name: this.claims.name ?? guestName( this.claims.sub ),
				...( settings.current()?.typingPreview && {
					text: maskCards( text ),
				} ),
				expiresIn: text === '' ? 0 : TYPING_MS,
			},
		} );
	}
}
