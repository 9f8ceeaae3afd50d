/** The conversation of this page: its state, and everything that can be done. */
import {
	createClient,
	createOutbox,
	newId,
	type Client,
	type Outbox,
} from '../../../protocol/client';
import {
	PROTOCOL_VERSION,
	type CustomerFrame,
	type CustomerHello,
} from '../../../protocol/frames-up';
import type { ServerFrame } from '../../../protocol/frames-down';
import type { CustomerSession } from '../../../protocol/session';
import { emptyView, expire, needsResume } from '../../../protocol/view';
import type { PanelHost } from '../../contract';
import { openKey, remember } from '../../memory';
import { onComingBack } from './coming-back';
import { settleIn, visitorKey } from './identity';
import { stillWaiting, takeUpOwn } from './own-messages';
import { currentPage, watchPage } from './page';
import { createPreview } from './preview';
import { createTokenSource } from './token-source';
import { firstState, seenUpTo, type ChatState, type Request } from './state';
import { createStore, type Store } from './store';
import { others, takeFrame } from './take-frame';
import { watchTrouble, type Trouble } from './trouble';
import { countUnread, lastFromOthers } from './unread';
import { keepView, recallView } from './view-cache';
import {
	browserStorage,
	noStorage,
	visitorStorage,
	type VisitorStorage,
} from './visitor-storage';

export interface TicketForm {
	name: string;
	email: string;
	about: string;
}

export interface Chat {
	store: Pick< Store< ChatState >, 'get' | 'subscribe' >;
	/** What this browser keeps for the visitor whom the chat is with now. */
	storage: () => VisitorStorage;
	send: ( text: string ) => void;
	/** Sends a refused message again. */
	sendAgain: ( id: string ) => void;
	request: ( what: Exclude< Request, 'ticket' > ) => void;
	leaveMessage: ( form: TicketForm ) => void;
	/** The box holds this text now. */
	typed: ( text: string ) => void;
	/** Everything in the log is on the screen and looked at. */
	sawAll: () => void;
	/** Shows or hides the dialog; `focus` moves the focus into it. */
	show: ( open: boolean, focus: boolean ) => void;
	/** After a close that a new attempt of the client's own would not mend. */
	tryAgain: () => void;
	stop: () => void;
}

export function createChat( host: PanelHost, first: CustomerSession ): Chat {
	const store = createStore( firstState( first ) );
	const preview = createPreview( ( text ) =>
		client.whisper( { type: 'typing', text } )
	);
	const trouble = watchTrouble( tellTrouble );
	const tokens = createTokenSource( host.session, first, become );
	let storage: VisitorStorage;
	let tab: VisitorStorage;
	let outbox: Outbox;
	let client: Client< CustomerFrame >;
	let stopClient = () => {};
	let toldRead = 0;
	let typingTimer: ReturnType< typeof setTimeout > | undefined;

	function begin( session: CustomerSession ): void {
		settleIn( session );
		storage = visitorStorage( browserStorage( 'localStorage' ), session );
		tab = visitorStorage( browserStorage( 'sessionStorage' ), session );
		outbox = createOutbox(
			browserStorage( 'localStorage' ) ?? noStorage,
			storage.key( 'outbox' )
		);
		const view = recallView( tab, Date.now() );
		store.set( {
			...firstState( session ),
			open: store.get().open,
			focusWanted: false,
			view,
			seen: recallSeen( view.conversation ),
			own: takeUpOwn( [], outbox, Date.now() ),
			asked: Object.fromEntries(
				outbox
					.list()
					.filter( ( { type } ) => type !== 'send' )
					.map( ( { type, id } ) => [ type, id ] )
			),
		} );
		client = createClient< CustomerFrame, CustomerHello >( {
			sidecarUrl: () => store.get().session.sidecarUrl,
			token: tokens.token,
			hello: ( token ) => ( {
				type: 'hello',
				v: PROTOCOL_VERSION,
				token,
				conversation: store.get().view.conversation,
				after: store.get().view.upTo,
				timeZone:
					Intl.DateTimeFormat().resolvedOptions().timeZone ?? 'UTC',
				page: currentPage(),
			} ),
			outbox,
			onFrame: take,
			onState( connection ) {
				toldRead = 0;
				store.set( { connection } );
				trouble.heard( connection );
			},
		} );
		stopClient = client.start();
	}

	/** Half an answer that nobody goes on writing is no answer. */
	function tellTrouble( now: Trouble ): void {
		const { view } = store.get();
		store.set( {
			trouble: now,
			view: now === 'none' ? view : { ...view, streams: [] },
		} );
	}

	/** Another person uses this browser now. */
	function become( session: CustomerSession ): void {
		stopClient();
		preview.stop();
		trouble.heard( 'online' );
		begin( session );
	}

	function take( frame: ServerFrame ): void {
		const before = store.get();
		if (
			( frame.type === 'events' && needsResume( before.view, frame ) ) ||
			( frame.type === 'ack' &&
				frame.conversation !==
					( before.view.conversation ?? frame.conversation ) )
		) {
			client.reconnect();
		}
		store.set( takeFrame( before, frame, Date.now() ) );
		if ( frame.type === 'welcome' ) {
			store.set( stillWaiting( store.get(), outbox ) );
		}
		const { view } = store.get();
		if ( view.status !== before.view.status ) {
			typed( storage.get( 'draft' ) ?? '' );
		}
		if ( view.ticket !== before.view.ticket ) {
			storage.set( 'form', null );
		}
		forgetTypingInTime();
	}

	function forgetTypingInTime(): void {
		clearTimeout( typingTimer );
		const until = store.get().view.typing.map( ( typing ) => typing.until );
		if ( until.length > 0 ) {
			typingTimer = setTimeout(
				() => {
					store.set( {
						view: expire( store.get().view, Date.now() ),
					} );
					forgetTypingInTime();
				},
				Math.max( 0, Math.min( ...until ) - Date.now() ) + 1
			);
		}
	}

	function send( text: string ): void {
		const message = { id: newId(), text: text.trim(), at: Date.now() };
		store.set( {
			own: [ ...store.get().own, { ...message, state: 'waiting' } ],
			sentHere: store.get().sentHere + 1,
		} );
		client.send( { type: 'send', id: message.id, text: message.text } );
	}

	function ask( type: Request, form?: TicketForm ): void {
		const state = store.get();
		if ( state.asked[ type ] ) {
			return;
		}
		const id = newId();
		store.set( {
			asked: { ...state.asked, [ type ]: id },
			refused: others( state, type ),
		} );
		client.send(
			form
				? { type: 'ticket', id, ...form }
				: { type: type as Exclude< Request, 'ticket' >, id }
		);
	}

	function typed( text: string ): void {
		storage.set( 'draft', text || null );
		const { session, view } = store.get();
		const heard = view.status === 'human' || view.status === 'waiting';
		if ( session.settings.typingPreview && heard ) {
			preview.show( text );
		} else {
			preview.stop();
		}
	}

	function recallSeen( conversation?: string ): number {
		const [ of, seen ] = storage.get( 'seen' )?.split( ' ' ) ?? [];
		return of === conversation ? Number( seen ) || 0 : 0;
	}

	/** Keeps the bubble, the badge and the read cursor true to the state. */
	function mirror(): void {
		const state = store.get();
		const { view } = state;
		const open = openKey( state.session.shop );
		const unread = countUnread( view.events, seenUpTo( state ) );
		const waits =
			state.own.length > 0 ||
			Object.values( state.asked ).some( Boolean );
		host.setUnread( unread );
		host.setExpanded( state.open );
		if ( state.connection === 'online' ) {
			host.setAvailable( state.available );
			const going = view.conversation && view.status !== 'closed';
			remember(
				'localStorage',
				open,
				going || unread || waits ? String( unread ) : null
			);
			if ( state.seen > Math.max( view.readBy.customer, toldRead ) ) {
				toldRead = state.seen;
				client.whisper( { type: 'read', upTo: state.seen } );
			}
			return;
		}
		if ( state.trouble !== 'none' ) {
			// It is not known any more.
			host.setAvailable( false );
		}
		if ( waits ) {
			// Also on the next page somebody must send it.
			remember( 'localStorage', open, String( unread ) );
		}
	}

	const undo = [
		store.subscribe( mirror ),
		watchPage( ( page ) => client.whisper( { type: 'page', page } ) ),
		onComingBack( tokens.check ),
		listen( 'pagehide', () => keepView( tab, store.get().view ) ),
		listen( 'storage', ( { key, newValue } ) => {
			if (
				key === visitorKey( first.shop ) &&
				newValue !== store.get().session.visitor
			) {
				// Nothing of the former is shown while WordPress is asked.
				store.set( { view: emptyView, own: [], caughtUp: false } );
				client.reconnect( true );
			} else if ( key?.startsWith( storage.key( 'outbox' ) ) ) {
				store.set( stillWaiting( store.get(), outbox ) );
			}
		} ),
	];
	begin( first );

	return {
		store,
		storage: () => storage,
		send,
		sendAgain( id ) {
			const { own } = store.get();
			const again = own.find( ( message ) => message.id === id );
			store.set( {
				own: own.filter( ( message ) => message !== again ),
			} );
			if ( again ) {
				send( again.text );
			}
		},
		request: ( what ) => ask( what ),
		leaveMessage: ( form ) => ask( 'ticket', form ),
		typed,
		sawAll() {
			const { view, seen } = store.get();
			const last = lastFromOthers( view.events );
			if ( last > seen ) {
				storage.set( 'seen', `${ view.conversation } ${ last }` );
				store.set( { seen: last } );
			}
		},
		show: ( open, focusWanted ) => store.set( { open, focusWanted } ),
		tryAgain: () => client.reconnect(),
		stop() {
			undo.forEach( ( end ) => end() );
			stopClient();
			preview.stop();
			trouble.stop();
			clearTimeout( typingTimer );
		},
	};
}

function listen< K extends keyof WindowEventMap >(
	type: K,
	listener: ( event: WindowEventMap[ K ] ) => void
): () => void {
	window.addEventListener( type, listener );
	return () => window.removeEventListener( type, listener );
}
