/**
 * What was last said, for the desk's lists: told at once when it is quiet, else
 * gathered, the latest of each conversation. What all desks together are sent
 * for it is bounded, however many they are.
 */
import { MAX_FRAME_BYTES, type FrameOf } from '../../protocol';
import type { Clock, Conversation } from '../ports';
import { InTurns } from './in-turns';

type Said = FrameOf< 'desk_said' >[ 'said' ][ number ];

/** Between two frames to one desk, at least. */
export const GATHER_MS = 500;
/** To all desks. */
const FRAMES_PER_SECOND = 100;
const BYTES_PER_SECOND = 1_000_000;

export class DeskWords {
	/** In the order in which they began to wait. */
	private readonly waiting = new Map< string, Said >();
	private readonly telling = new InTurns< () => void >( ( tell ) => tell() );
	private callOff?: () => void;

	/**
	 * @param clock
	 * @param desks Whom to tell, as of now.
	 */
	constructor(
		private readonly clock: Clock,
		private readonly desks: () => Array< ( text: string ) => void >
	) {}

	said( { id, lastText, lastAt }: Conversation ): void {
		this.waiting.set( id, { conversation: id, lastText, lastAt } );
		if ( ! this.callOff ) {
			this.tell();
		}
	}

	/** The whole row is told. */
	forget( conversation: string ): void {
		this.waiting.delete( conversation );
	}

	stop(): void {
		this.callOff?.();
		this.telling.stop();
	}

	private tell(): void {
		this.callOff = undefined;
		if ( this.waiting.size === 0 ) {
			return;
		}
		const desks = this.desks();
		const every = Math.max(
			GATHER_MS,
			( desks.length * 1000 ) / FRAMES_PER_SECOND
		);
		const room = ( ( BYTES_PER_SECOND / 1000 ) * every ) / desks.length;
		const text = this.take( Math.min( MAX_FRAME_BYTES - 64, room ) );
		this.callOff = this.clock.after( every, () => this.tell() );
		this.telling.add( desks.map( ( tell ) => () => tell( text ) ) );
	}

	/** At least one, and as many as fit. */
	private take( room: number ): string {
		const texts: string[] = [];
		let left = room;
		for ( const [ conversation, one ] of this.waiting ) {
			const text = JSON.stringify( one );
			left -= Buffer.byteLength( text ) + 1;
			if ( left < 0 && texts.length > 0 ) {
				break;
			}
			texts.push( text );
			this.waiting.delete( conversation );
		}
		return `{"type":"desk_said","said":[${ texts.join( ',' ) }]}`;
	}
}
