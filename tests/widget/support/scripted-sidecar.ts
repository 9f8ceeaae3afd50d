/** A sidecar whose answers a test writes, behind a real socket. */
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';
import { decodeCustomerFrame } from '../../../protocol/decode';
import type { ConversationEvent } from '../../../protocol/events';
import type { ServerFrame } from '../../../protocol/frames-down';
import type { CustomerFrame } from '../../../protocol/frames-up';
import { waitFor } from '@testing-library/dom';

type Frame< T extends CustomerFrame[ 'type' ] > = Extract<
	CustomerFrame,
	{ type: T }
>;
type Unnumbered< E > = E extends unknown
	? Omit< E, 'seq' | 'at' | 'audience' >
	: never;

export const CONVERSATION = 'c1';

export class ScriptedSidecar {
	readonly received: CustomerFrame[] = [];
	/** What the log holds; a hello is answered from it. */
	events: ConversationEvent[] = [];
	/** Acknowledge and broadcast what is sent, as the real one does. */
	answers = true;
	private isDown = false;
	private constructor( private readonly server: WebSocketServer ) {
		server.on( 'connection', ( socket ) => {
			if ( this.isDown ) {
				socket.terminate();
				return;
			}
			socket.on( 'message', ( raw ) =>
				this.take( socket, String( raw ) )
			);
		} );
	}

	static async start(): Promise< ScriptedSidecar > {
		const server = new WebSocketServer( { host: '127.0.0.1', port: 0 } );
		await new Promise( ( done ) => server.once( 'listening', done ) );
		return new ScriptedSidecar( server );
	}

	get url(): string {
		const { port } = this.server.address() as AddressInfo;
		return `http://127.0.0.1:${ port }`;
	}

	stop(): Promise< void > {
		this.server.clients.forEach( ( socket ) => socket.terminate() );
		return new Promise( ( done ) => this.server.close( () => done() ) );
	}

	/** Nobody gets a word out of it, until it comes back. */
	goesDown(): void {
		this.isDown = true;
		this.server.clients.forEach( ( socket ) => socket.terminate() );
	}
	comesBack(): void {
		this.isDown = false;
	}

	/** Closes every socket with this code. */
	close( code: number ): void {
		this.server.clients.forEach( ( socket ) => socket.close( code ) );
	}

	tell( frame: ServerFrame ): void {
		const text = JSON.stringify( frame );
		this.server.clients.forEach( ( socket ) => socket.send( text ) );
	}

	/** Appends events and tells of them. */
	append( ...added: Unnumbered< ConversationEvent >[] ): void {
		const after = this.events.length;
		this.events = this.events.concat(
			added.map(
				( event, at ) =>
					( {
						audience: 'all',
						at: Date.now(),
						seq: after + at + 1,
						...event,
					} ) as ConversationEvent
			)
		);
		this.tell( {
			type: 'events',
			conversation: CONVERSATION,
			after,
			upTo: this.events.length,
			events: this.events.slice( after ),
		} );
	}

	/** The frames of one type so far. */
	all< T extends CustomerFrame[ 'type' ] >( type: T ): Frame< T >[] {
		return this.received.filter(
			( frame ): frame is Frame< T > => frame.type === type
		);
	}

	/** The newest frame of a type, once there are `count` of them. */
	async gets< T extends CustomerFrame[ 'type' ] >(
		type: T,
		count = 1
	): Promise< Frame< T > > {
		await waitFor( () =>
			expect( this.all( type ).length ).toBeGreaterThanOrEqual( count )
		);
		return this.all( type ).at( -1 )!;
	}

	private take( socket: WebSocket, raw: string ): void {
		const decoded = decodeCustomerFrame( raw );
		if ( ! decoded.ok ) {
			throw new Error( decoded.message );
		}
		const { frame } = decoded;
		this.received.push( frame );
		if ( frame.type === 'hello' ) {
			this.greet( socket, frame );
		} else if ( 'id' in frame && this.answers ) {
			socket.send(
				JSON.stringify( {
					type: 'ack',
					id: frame.id,
					conversation: CONVERSATION,
					seq: this.events.length + 1,
				} )
			);
			if ( frame.type === 'send' ) {
				this.append( {
					type: 'message',
					id: frame.id,
					from: { kind: 'customer', name: 'Visitor 4F2A' },
					text: frame.text,
				} );
			}
		}
	}

	private greet( socket: WebSocket, hello: Frame< 'hello' > ): void {
		const conversation = this.events.length ? CONVERSATION : undefined;
		const after = hello.conversation === conversation ? hello.after : 0;
		const frames: ServerFrame[] = [
			{
				type: 'welcome',
				conversation,
				tokenEnds: Date.now() + 600_000,
				now: Date.now(),
				available: true,
			},
		];
		if ( conversation ) {
			frames.push( {
				type: 'events',
				conversation,
				after,
				upTo: this.events.length,
				events: this.events.slice( after ),
			} );
		}
		frames.forEach( ( frame ) => socket.send( JSON.stringify( frame ) ) );
	}
}
