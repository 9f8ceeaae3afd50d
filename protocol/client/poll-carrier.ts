/**
 * WebSocket's shape over POST requests (SPEC 2.10–2.15): one request waits for
 * what the sidecar has to say, a second one brings what is sent. Both
 * directions are numbered, so that a request may be repeated when its answer
 * was lost.
 */
import * as v from 'valibot';
import {
	POLL_FRAMES,
	PollAnswer,
	PollRefusal,
	type PollRequest,
} from '../poll';
import { MAX_FRAME_BYTES } from '../scalars';
import type { Carrier } from './carrier';
import type { Surroundings } from './surroundings';

type Around = Pick<
	Surroundings,
	'post' | 'now' | 'random' | 'timer' | 'hidden' | 'onLeave'
>;

/** WebSocket's code for an end that nobody announced. */
const LOST = 1006;
const GOING_AWAY = 1001;
/** A request whose answer was lost is repeated so often. */
const ATTEMPTS = 4;
const RETRY_MS = 250;
/** A streamed answer comes in pieces: they are fetched by the handful. */
const APART_MS = 30;

class Closed extends Error {
	constructor( readonly code: number ) {
		super( `closed with ${ code }` );
	}
}

export class PollCarrier implements Carrier {
	readyState = 0;
	onopen: Carrier[ 'onopen' ] = null;
	onmessage: Carrier[ 'onmessage' ] = null;
	onclose: Carrier[ 'onclose' ] = null;
	onerror: Carrier[ 'onerror' ] = null;

	private session?: string;
	/** The newest of the tokens that were sent. */
	private token = '';
	/** The number of the last frame that came. */
	private held = 0;
	/** What the sidecar has not confirmed, and the number of the first of it. */
	private readonly unconfirmed: string[] = [];
	private first = 1;
	private readonly ending = new AbortController();
	private readonly forgetLeave: () => void;
	/** Those who wait for something to be sent, or for the end. */
	private readonly resting = new Set< () => void >();

	constructor(
		private readonly url: string,
		private readonly around: Around
	) {
		this.forgetLeave = around.onLeave( () => this.leave() );
		// Nothing is asked before there is something to say: the hello.
		queueMicrotask( () => {
			if ( this.readyState === 0 ) {
				this.readyState = 1;
				this.onopen?.();
				void this.run();
			}
		} );
	}

	send( raw: string ): void {
		this.unconfirmed.push( raw );
		const { token } = JSON.parse( raw );
		if ( typeof token === 'string' ) {
			// A hello or a renewal: from now on this is who asks.
			this.token = token;
		}
		this.wake();
	}

	close(): void {
		if ( this.readyState === 3 ) {
			return;
		}
		this.end();
		if ( this.session !== undefined ) {
			// What was not confirmed goes along; what did arrive is passed over.
			this.post( this.batch(), { end: true, keepalive: true } ).catch(
				() => {}
			);
		}
	}

	private leave(): void {
		this.close();
		this.onclose?.( { code: GOING_AWAY } );
	}

	private end(): void {
		this.readyState = 3;
		this.forgetLeave();
		this.ending.abort();
		this.wake();
	}

	private async run(): Promise< void > {
		try {
			await this.somethingToSend();
			await this.sendBatch( 1 );
			await Promise.all( [ this.sendAll(), this.listen() ] );
		} catch ( error ) {
			if ( this.readyState !== 3 ) {
				this.end();
				this.onclose?.( {
					code: error instanceof Closed ? error.code : LOST,
				} );
			}
		}
	}

	private async sendAll(): Promise< void > {
		while ( this.readyState === 1 ) {
			await this.somethingToSend();
			await this.sendBatch( ATTEMPTS );
		}
	}

	private async sendBatch( attempts: number ): Promise< void > {
		const frames = this.batch();
		this.take( await this.ask( frames, attempts ) );
		this.first += frames.length;
		this.unconfirmed.splice( 0, frames.length );
	}

	private async listen(): Promise< void > {
		while ( this.readyState === 1 ) {
			const asked = this.around.now();
			const answer = await this.ask( [], ATTEMPTS );
			this.take( answer );
			await this.rest( answer.again ?? this.apart( asked ) );
		}
	}

	/** How long to wait for more, ms. A page that is not looked at has slow timers: none. */
	private apart( asked: number ): number {
		// The clock may have been set back meanwhile.
		const passed = Math.max( 0, this.around.now() - asked );
		return this.around.hidden() ? 0 : APART_MS - passed;
	}

	/** As many as go into one request, in order. */
	private batch(): string[] {
		let room = MAX_FRAME_BYTES;
		const end = this.unconfirmed.findIndex( ( raw, index ) => {
			// No character is more than three bytes.
			room -= 3 * raw.length;
			return index === POLL_FRAMES || ( index > 0 && room < 0 );
		} );
		return this.unconfirmed.slice( 0, end < 0 ? undefined : end );
	}

	private take( answer: PollAnswer ): void {
		this.session ??= answer.session;
		if ( answer.first > this.held + 1 ) {
			throw new Closed( LOST );
		}
		for ( const frame of answer.frames.slice(
			this.held + 1 - answer.first
		) ) {
			if ( this.readyState !== 1 ) {
				return;
			}
			this.held++;
			this.onmessage?.( { data: JSON.stringify( frame ) } );
		}
		if ( answer.close ) {
			throw new Closed( answer.close.code );
		}
	}

	/** Asks until there is an answer, within reason. */
	private async ask(
		frames: string[],
		attempts: number
	): Promise< PollAnswer > {
		for ( let attempt = 1; this.readyState === 1; attempt++ ) {
			const answer = await this.post( frames ).catch( () => undefined );
			const answered = answer && understand( answer );
			if ( answered ) {
				return answered;
			}
			if ( attempt >= attempts ) {
				break;
			}
			await this.pause(
				RETRY_MS * 2 ** attempt * ( 0.5 + this.around.random() / 2 )
			);
		}
		throw new Closed( LOST );
	}

	private post(
		frames: string[],
		{ end = false, keepalive = false } = {}
	): Promise< { status: number; text: string } > {
		const head: Omit< PollRequest, 'frames' > = {
			session: this.session,
			at: this.held,
			first: this.first,
			...( this.around.hidden() && { hidden: true } ),
			...( end && { end } ),
		};
		return this.around.post( this.url, {
			token: this.token,
			body: `${ JSON.stringify( head ).slice(
				0,
				-1
			) },"frames":[${ frames.join( ',' ) }]}`,
			keepalive,
			...( ! end && { signal: this.ending.signal } ),
		} );
	}

	private async somethingToSend(): Promise< void > {
		while ( this.unconfirmed.length === 0 && this.readyState === 1 ) {
			await new Promise< void >( ( resolve ) =>
				this.resting.add( resolve )
			);
		}
	}

	/** For so many ms, or until something is sent. */
	private async rest( ms: number ): Promise< void > {
		if ( ms > 0 && this.readyState === 1 ) {
			await new Promise< void >( ( resolve ) => {
				const timer = this.around.timer();
				const goOn = () => {
					timer.clear();
					this.resting.delete( goOn );
					resolve();
				};
				timer.set( ms, goOn );
				this.resting.add( goOn );
			} );
		}
	}

	private pause( ms: number ): Promise< void > {
		return new Promise( ( resolve ) => {
			const { signal } = this.ending;
			const timer = this.around.timer();
			const goOn = () => {
				timer.clear();
				signal.removeEventListener( 'abort', goOn );
				resolve();
			};
			timer.set( ms, goOn );
			signal.addEventListener( 'abort', goOn );
		} );
	}

	private wake(): void {
		const resting = [ ...this.resting ];
		this.resting.clear();
		resting.forEach( ( goOn ) => goOn() );
	}
}

/**
 * An answer; undefined when another try may bring one.
 * @param  answer
 * @param  answer.status
 * @param  answer.text
 * @throws {Closed} When it was refused.
 */
function understand( {
	status,
	text,
}: {
	status: number;
	text: string;
} ): PollAnswer | undefined {
	let data: unknown;
	try {
		data = JSON.parse( text );
	} catch {
		// A proxy's own page.
		return undefined;
	}
	if ( status === 200 ) {
		const answer = v.safeParse( PollAnswer, data );
		return answer.success ? answer.output : undefined;
	}
	const refusal = v.safeParse( PollRefusal, data );
	if ( refusal.success ) {
		throw new Closed( refusal.output.close.code );
	}
	if ( status === 429 || status >= 500 ) {
		return undefined;
	}
	throw new Closed( LOST );
}
