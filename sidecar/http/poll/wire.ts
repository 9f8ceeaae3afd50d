/** The frames that wait for a polling client, numbered from 1. */
import { MAX_FRAME_BYTES } from '../../../protocol';
import type { Wire } from '../../relay/wire';

/** One answer holds no more than this and one frame. */
const ANSWER_BYTES = 4 * MAX_FRAME_BYTES;

export interface Piece {
	/** The number of the first frame, or of the next one to come. */
	first: number;
	/** Each as JSON. */
	frames: string[];
	/** How it ended, once no frame is left to be fetched. */
	close?: { code: number; reason: string };
}

/** Keeps each frame until the client says that it holds it. */
export class PollWire implements Wire {
	readonly transport = 'poll';
	private kept: Array< { text: string; bytes: number } > = [];
	private first = 1;
	private bytes = 0;
	private closed?: { code: number; reason: string };
	/** Told of each frame, and of the end. */
	onNews: ( news: 'frame' | 'end' ) => void = () => {};

	send( text: string ): void {
		const bytes = Buffer.byteLength( text );
		this.kept.push( { text, bytes } );
		this.bytes += bytes;
		this.onNews( 'frame' );
	}

	close( code: number, reason: string ): void {
		this.closed ??= { code, reason };
		this.onNews( 'end' );
	}

	unsent(): number {
		return this.bytes;
	}

	isClosed(): boolean {
		return this.closed !== undefined;
	}

	/** The number of the newest frame. */
	get last(): number {
		return this.first + this.kept.length - 1;
	}

	/** The client holds everything up to here. */
	confirm( at: number ): void {
		for ( const { bytes } of this.kept.splice(
			0,
			Math.max( 0, at - this.first + 1 )
		) ) {
			this.first++;
			this.bytes -= bytes;
		}
	}

	hasNews( at: number ): boolean {
		return this.isClosed() || this.last > at;
	}

	/** What follows `at`, as far as it is kept and goes into one answer. */
	after( at: number ): Piece {
		const first = Math.max( at + 1, this.first );
		const frames: string[] = [];
		let room = ANSWER_BYTES;
		for ( const { text, bytes } of this.kept.slice( first - this.first ) ) {
			if ( room <= 0 ) {
				break;
			}
			frames.push( text );
			room -= bytes;
		}
		const whole = first + frames.length > this.last;
		return { first, frames, ...( whole && { close: this.closed } ) };
	}
}
