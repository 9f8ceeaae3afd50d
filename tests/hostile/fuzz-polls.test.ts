/**
 * Whatever is posted to /v1/poll: nothing falls, nothing is kept, nothing
 * foreign is seen. BATON_FUZZ takes as many of them as it says,
 * BATON_FUZZ_SEED others.
 */
import {
	decodePollRequest,
	POLL_BODY_BYTES,
	type ServerFrame,
} from '../../protocol';
import { Besieged } from '../sidecar/support/hostile/besieged';
import {
	posts,
	type Asking,
	type Post,
} from '../sidecar/support/hostile/posts';
import { Tcp } from '../sidecar/support/hostile/tcp';
import { ORIGIN, RawPoll } from '../sidecar/support/poll';
import { makeToken } from '../sidecar/support/tokens';

const COUNT = Number( process.env.BATON_FUZZ ) || 3_000;
const SEED = Number( process.env.BATON_FUZZ_SEED ?? 20_261_124 );
const PRIVATE = 'my neighbours must not know';
/** Fewer than the sessions closed for misuse that shut an address out (3.10). */
const OF_ONE = 25;
/** Of the process, after the first quarter of them: thirty kilobytes kept of each of the rest would show. */
const GROWTH_MB = 60;
/** What they are answered with at least. */
const STATUSES = [ 200, 400, 401, 403, 410, 413, 415 ];

jest.setTimeout( Math.max( 120_000, COUNT * 40 ) );

let besieged: Besieged;
beforeAll( async () => {
	besieged = await Besieged.start( { BATON_ORIGINS: ORIGIN } );
} );
afterAll( () => besieged.stop() );

/** A session after its hello. */
async function polling( sub: string ): Promise< RawPoll > {
	const token = await makeToken( Date.now(), { aud: 'customer', sub } );
	const poll = new RawPoll( { url: `${ besieged.url }/v1/poll` }, token );
	await poll.send( {
		type: 'hello',
		v: 1,
		token,
		after: 0,
		timeZone: 'UTC',
	} );
	await poll.next( 'welcome' );
	return poll;
}

async function isServed( honest: RawPoll ): Promise< void > {
	const pongs = honest.all( 'pong' ).length;
	await honest.send( { type: 'ping' } );
	while ( honest.all( 'pong' ).length === pongs ) {
		expect( ( await honest.poll() ).status ).toBe( 200 );
	}
}

const read = ( body: string ) =>
	decodePollRequest(
		Buffer.from( body )
			.toString()
			.replace( /^\ufeff/, '' )
	);

/** The statuses that a body under a right head may be answered with; none: it may have to wait. */
function allowed( { body, isHeadBent }: Post ): number[] {
	if ( isHeadBent ) {
		return [];
	}
	if ( Buffer.byteLength( body ) > POLL_BODY_BYTES ) {
		return [ 413 ];
	}
	const request = read( body );
	if ( ! request.ok ) {
		return [ 400 ];
	}
	const { session, frames, end } = request.frame;
	const waits = ! end && ( session === undefined || frames.length === 0 );
	return waits ? [] : [ 200, 400, 410 ];
}

const statusesIn = ( { text }: Tcp ) =>
	[ ...text.matchAll( /^HTTP\/1\.1 (\d+)/gm ) ].map( ( [ , status ] ) =>
		Number( status )
	);

class Attacker {
	readonly statuses: number[] = [];
	readonly seen: ServerFrame[] = [];
	private readonly waiting: Tcp[] = [];

	constructor(
		private readonly asking: Asking,
		private readonly poll: RawPoll
	) {}

	static async comes( number: number ): Promise< Attacker > {
		const poll = await polling( `v_fuzz_${ number }` );
		return new Attacker(
			{
				session: poll.session!,
				next: poll.first,
				token: poll.token,
				origin: ORIGIN,
				address: `2001:db8:0:${ number.toString( 16 ) }::1`,
			},
			poll
		);
	}

	async posts( next: ( asking: Asking ) => Post ): Promise< void > {
		const post = next( this.asking );
		const tcp = new Tcp( besieged.url );
		tcp.write( Buffer.from( post.head, 'latin1' ) );
		tcp.write( post.body );
		const statuses = allowed( post );
		if ( statuses.length === 0 ) {
			this.waiting.push( tcp );
			return;
		}
		await tcp.gone;
		const [ status ] = statusesIn( tcp );
		expect( statuses ).toContain( status );
		this.note( tcp );
		if ( status === 200 ) {
			this.counts( post );
		}
	}

	/** Fetches what its session was answered, and goes; what still waits goes with it. */
	async goes(): Promise< void > {
		const { session, next } = this.asking;
		const rest = { session, at: 0, first: next, frames: [] };
		// Something to tell: nobody waits for a session that has nothing.
		await this.poll.ask( { ...rest, frames: [ { type: 'ping' } ] } );
		const { body } = await this.poll.ask( rest );
		this.seen.push( ...( body.frames ?? [] ) );
		await this.poll.ask( { ...rest, end: true } );
		this.waiting.forEach( ( tcp ) => {
			this.note( tcp );
			tcp.end();
		} );
	}

	/** What was taken has its number, and the next one follows. */
	private counts( { body }: Post ): void {
		const request = read( body );
		if ( request.ok && request.frame.session === this.asking.session ) {
			const { first, frames } = request.frame;
			this.asking.next = Math.max(
				this.asking.next,
				first + frames.length
			);
		}
	}

	private note( tcp: Tcp ): void {
		this.statuses.push( ...statusesIn( tcp ) );
		expect( tcp.text ).not.toContain( PRIVATE );
	}
}

it( `2.14 2.15 ${ COUNT } bent requests, and honest customers beside (seed ${ SEED })`, async () => {
	const honest = await polling( 'v_honest' );
	await honest.send( { type: 'send', id: 'm1', text: PRIVATE } );
	await honest.next( 'ack' );
	const next = posts( SEED );
	const statuses: number[] = [];
	const seen: ServerFrame[] = [];
	let before = 0;
	for ( let sent = 0, come = 0; sent < COUNT; come++ ) {
		const attacker = await Attacker.comes( come );
		for ( let index = 0; index < OF_ONE; index++, sent++ ) {
			await attacker.posts( next );
		}
		await isServed( honest );
		await attacker.goes();
		statuses.push( ...attacker.statuses );
		seen.push( ...attacker.seen );
		if ( come % 10 === 0 ) {
			await besieged.visit( `v_honest_${ come }` );
		}
		if ( before === 0 && sent > COUNT / 4 ) {
			before = besieged.memory();
		}
	}
	const growth = besieged.memory() - before;
	expect( statuses.filter( ( status ) => status >= 500 ) ).toEqual( [] );
	expect( besieged.running.output() ).not.toContain( 'a request failed' );
	expect( JSON.stringify( seen ) ).not.toContain( PRIVATE );
	expect( growth ).toBeLessThan( GROWTH_MB );
	expect( statuses ).toEqual( expect.arrayContaining( STATUSES ) );
	expect( statuses.length ).toBeGreaterThan( COUNT * 0.9 );
	expect( seen.map( ( { type } ) => type ) ).toEqual(
		expect.arrayContaining( [ 'welcome', 'error', 'ack', 'pong' ] )
	);
	await honest.send( { type: 'send', id: 'm2', text: 'Good morning' } );
	await honest.next( 'ack', ( { id } ) => id === 'm2' );
} );
