/** One end of a conversation without a browser: the real client, its outbox, its view. */
import WebSocket from 'ws';
import type {
	AgentFrame,
	AgentHello,
	Claims,
	CustomerFrame,
	CustomerHello,
	ServerFrame,
} from '../../../protocol';
import {
	createClient,
	createOutbox,
	type Carrier,
	type Client,
	type Outbox,
	type Surroundings,
} from '../../../protocol/client';
import {
	emptyView,
	needsResume,
	reduceFrame,
	type ConversationView,
} from '../../../protocol/view';
import { fakeStorage } from '../../protocol/fake-browser';
import { makeToken } from '../../sidecar/support/tokens';

export interface Where {
	/** Of the sidecar, or of a proxy before it. */
	url: string;
	/** What a browser on the shop's pages would send. */
	origin: string;
}

type Who = Partial< Claims > & Pick< Claims, 'aud' | 'sub' >;
type Up = CustomerFrame | AgentFrame;
type Ack = ServerFrame & { type: 'ack' };

const PATIENCE_MS = 15_000;

const peers = new Set< Peer >();

/** Ends all of them, also those that a failed test left behind. */
export function stopPeers(): void {
	peers.forEach( ( peer ) => peer.stop() );
	peers.clear();
}

export class Peer {
	view: ConversationView = emptyView;
	readonly outbox: Outbox = createOutbox( fakeStorage(), 'peer' );
	readonly frames: ServerFrame[] = [];
	readonly acks: Ack[] = [];
	private readonly client: Client< Up >;
	private readonly waiting = new Set< () => void >();
	readonly stop: () => void;

	/**
	 * @param where
	 * @param who
	 * @param polls Whether it may, when sockets fail; an answer to a poll is on its way for longer.
	 */
	constructor(
		where: Where,
		private readonly who: Who,
		polls = true
	) {
		this.client = createClient< Up >( {
			sidecarUrl: () => where.url,
			token: async () => ( {
				token: await makeToken( Date.now(), who ),
				tokenEnds: Date.now() + 600_000,
			} ),
			hello: ( token ) => this.hello( token ),
			outbox: this.outbox,
			onFrame: ( frame ) => this.take( frame ),
			onState: () => this.wake(),
			surroundings: surroundings( where, polls ),
		} );
		this.stop = this.client.start();
		peers.add( this );
	}

	get online(): boolean {
		return this.client.state() === 'online';
	}

	/** Follows a conversation; a customer's own needs none. */
	follow( conversation: string ): void {
		this.view = { ...emptyView, conversation };
		this.client.whisper( { type: 'open', conversation, after: 0 } );
	}

	send( frame: Extract< Up, { id: string } > ): void {
		this.client.send( frame );
	}

	/** Resolves once this is so; looked at after every frame and change of state. */
	until( so: () => boolean, what: string ): Promise< void > {
		return new Promise( ( resolve, reject ) => {
			const look = () => {
				if ( so() ) {
					clearTimeout( timer );
					this.waiting.delete( look );
					resolve();
				}
			};
			const timer = setTimeout( () => {
				this.waiting.delete( look );
				reject(
					new Error(
						`${ this.who.aud }: never ${ what }; ${ this.client.state() }, ${ JSON.stringify(
							this.outbox.list()
						) }, last ${ JSON.stringify(
							this.frames.slice( -3 )
						) }`
					)
				);
			}, PATIENCE_MS );
			this.waiting.add( look );
			look();
		} );
	}

	/** Everything that was sent has been answered. */
	settled(): Promise< void > {
		return this.until(
			() => this.online && this.outbox.list().length === 0,
			'settled'
		);
	}

	private hello( token: string ): Up {
		const { conversation, upTo: after } = this.view;
		const common = { type: 'hello', v: 1, token, timeZone: 'UTC' } as const;
		return this.who.aud === 'customer'
			? ( { ...common, conversation, after } satisfies CustomerHello )
			: ( {
					...common,
					surface: 'desk',
					open: conversation ? [ { conversation, after } ] : [],
				} satisfies AgentHello );
	}

	private take( frame: ServerFrame ): void {
		this.frames.push( frame );
		if ( frame.type === 'ack' ) {
			this.acks.push( frame );
		}
		if ( frame.type === 'events' && needsResume( this.view, frame ) ) {
			this.client.reconnect();
		}
		// Acknowledgements go to all desks' conversations, a desk has one view here.
		if ( this.who.aud === 'customer' || frame.type !== 'ack' ) {
			this.view = reduceFrame( this.view, frame, Date.now() );
		}
		this.wake();
	}

	private wake(): void {
		[ ...this.waiting ].forEach( ( look ) => look() );
	}
}

function surroundings( { origin }: Where, polls: boolean ): Surroundings {
	const remembered = new Map< string, string >();
	return {
		open: ( url ) => new WebSocket( url, { origin } ) as unknown as Carrier,
		async post( url, { token, ...request } ) {
			if ( ! polls ) {
				throw new Error( 'No polling here.' );
			}
			const answer = await fetch( url, {
				...request,
				method: 'POST',
				headers: {
					Origin: origin,
					Authorization: `Bearer ${ token }`,
					'Content-Type': 'application/json',
				},
			} );
			return { status: answer.status, text: await answer.text() };
		},
		now: Date.now,
		random: () => 0,
		online: () => true,
		hidden: () => false,
		timer() {
			let handle: ReturnType< typeof setTimeout > | undefined;
			const clear = () => clearTimeout( handle );
			return {
				clear,
				set( ms, then ) {
					clear();
					handle = setTimeout( then, ms );
				},
			};
		},
		listen: () => () => {},
		onLeave: () => () => {},
		recall: ( key ) => remembered.get( key ) ?? null,
		remember( key, value ) {
			if ( value === null ) {
				remembered.delete( key );
			} else {
				remembered.set( key, value );
			}
		},
	};
}
