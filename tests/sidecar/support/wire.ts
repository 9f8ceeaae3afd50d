/** One end of a connection, held by the test: what was sent stays to be looked at. */
import type { FrameOf, ServerFrame } from '../../../protocol';
import { decodeServerFrame } from '../../../protocol';
import {
	emptyView,
	reduceFrame,
	type ConversationView,
} from '../../../protocol/view';
import type { Wire } from '../../../sidecar/relay/wire';

export class TestWire implements Wire {
	readonly transport = 'socket';
	readonly frames: ServerFrame[] = [];
	view: ConversationView = emptyView;
	closed?: { code: number; reason: string };
	blocked = 0;

	send( text: string ): void {
		const decoded = decodeServerFrame( text );
		if ( ! decoded.ok ) {
			throw new Error( `${ decoded.message }: ${ text }` );
		}
		this.frames.push( decoded.frame );
		this.view = reduceFrame( this.view, decoded.frame, 0 );
	}

	close( code: number, reason: string ): void {
		this.closed = { code, reason };
	}

	unsent(): number {
		return this.blocked;
	}

	all< T extends ServerFrame[ 'type' ] >( type: T ): FrameOf< T >[] {
		return this.frames.filter(
			( frame ): frame is FrameOf< T > => frame.type === type
		);
	}

	last< T extends ServerFrame[ 'type' ] >( type: T ): FrameOf< T > {
		const frame = this.all( type ).at( -1 );
		if ( ! frame ) {
			throw new Error(
				`No ${ type } among ${ this.frames.map( ( f ) => f.type ) }.`
			);
		}
		return frame;
	}

	/** The texts of the log, lines and messages, as a screen shows them. */
	texts(): string[] {
		return this.view.events.flatMap( ( event ) => {
			switch ( event.type ) {
				case 'message':
					return [ `${ event.from.kind }: ${ event.text }` ];
				case 'status':
				case 'line':
				case 'ticket':
					return event.line ? [ `— ${ event.line }` ] : [];
				default:
					return [];
			}
		} );
	}
}
