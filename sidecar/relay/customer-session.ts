/** A customer's socket, after its hello. */
import type {
	Claims,
	CustomerFrame,
	CustomerHello,
	Page,
	ServerFrame,
} from '../../protocol';
import { guestName } from '../conversation/customer';
import { conversationRoom, visitorRoom, type Committed } from '../ports';
import type { Hub } from './hub';

export interface Socket {
	id: string;
	send: ( frame: ServerFrame ) => void;
	sendText: ( text: string ) => void;
	/** The token does not open this any more: fetch another. */
	tokenEnded: () => void;
}

const TYPING_MS = 6000;

export class CustomerSession {
	private conversation?: string;
	private page?: Page;
	private leaveRoom = () => {};
	private leaveVisitor = () => {};

	constructor(
		private readonly hub: Hub,
		private readonly socket: Socket,
		readonly claims: Claims
	) {}

	/** False when the token is of a time before the account took over. */
	async welcome( hello: CustomerHello ): Promise< boolean > {
		if ( await this.hub.customers.outdated( this.claims ) ) {
			return false;
		}
		const conversation = await this.hub.customers.find( this.claims );
		this.page = hello.page ?? this.page;
		this.leave();
		this.socket.send( {
			type: 'welcome',
			...( conversation && { conversation: conversation.id } ),
			tokenEnds: this.claims.exp * 1000,
			now: this.hub.context.clock.now(),
			available: this.hub.anybodyAvailable(),
		} );
		if ( conversation ) {
			this.join(
				conversation.id,
				hello.conversation === conversation.id ? hello.after : 0
			);
		} else {
			this.waitForConversation();
		}
		return true;
	}

	/** Another tab may begin it. */
	private waitForConversation(): void {
		const { bus, shop } = this.hub.context;
		this.leaveVisitor = bus.subscribe(
			visitorRoom( shop, this.claims.sub ),
			( message ) => {
				if ( message.kind === 'begun' ) {
					this.leaveVisitor();
					this.join( message.conversation, 0 );
				}
			}
		);
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
			},
			after
		);
	}

	async take( frame: CustomerFrame ): Promise< void > {
		const { customers } = this.hub;
		switch ( frame.type ) {
			case 'send':
				await customers.say(
					this.claims,
					frame.id,
					frame.text,
					this.acknowledge( frame.id )
				);
				return;
			case 'request_person':
				await customers.requestPerson(
					this.claims,
					frame.id,
					this.acknowledge( frame.id )
				);
				return;
			case 'cancel_handoff':
				await customers.cancel(
					this.claims,
					frame.id,
					this.acknowledge( frame.id )
				);
				return;
			case 'request_ticket':
				await customers.requestTicket(
					this.claims,
					frame.id,
					this.acknowledge( frame.id )
				);
				return;
			case 'ticket':
				await customers.ticket(
					this.claims,
					frame.id,
					frame,
					this.acknowledge( frame.id )
				);
				return;
			case 'typing':
				this.typing( frame.text );
				return;
			case 'read':
				if ( this.conversation ) {
					await customers.read( this.conversation, frame.upTo );
				}
				return;
			case 'page':
				this.page = frame.page;
				if ( this.conversation ) {
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
		this.leaveVisitor();
		this.leaveRoom();
		this.leaveRoom = () => {};
		if ( this.conversation !== undefined ) {
			this.typing( '' );
			this.hub.customerPresence.go( this.conversation, this.socket.id );
			this.conversation = undefined;
		}
	}

	private acknowledge( id: string ) {
		return ( { conversation, seq }: Committed ) =>
			this.socket.send( {
				type: 'ack',
				id,
				conversation: conversation.id,
				seq,
			} );
	}

	private typing( text: string ): void {
		const { bus, shop, settings } = this.hub.context;
		if ( this.conversation === undefined ) {
			return;
		}
		bus.publish( conversationRoom( shop, this.conversation ), {
			kind: 'frame',
			to: 'agents',
			frame: {
				type: 'typing',
				conversation: this.conversation,
				who: 'customer',
				name: this.claims.name ?? guestName( this.claims.sub ),
				...( settings.current()?.typingPreview && { text } ),
				expiresIn: text === '' ? 0 : TYPING_MS,
			},
		} );
	}
}
