/** Who asks for everything and reads nothing, on real sockets. */
import { setTimeout as delay } from 'node:timers/promises';
import { ATTACKER, Besieged } from '../sidecar/support/hostile/besieged';
import type { RawSocket } from '../sidecar/support/raw-socket';
import { makeToken } from '../sidecar/support/tokens';

jest.setTimeout( 60_000 );

const WHO = { aud: 'customer', sub: 'v_slow' } as const;
const READERS = 30;
/** Each asks so often for all of it: less than what closes a socket for misuse. */
const ASKED = 9;
const MESSAGES = 45;
/** 24 KB. */
const TEXT = '好'.repeat( 8000 );
const MEGABYTE = 1024 * 1024;
/** The operating system takes up to some 4 MB for each of them, this is on top. */
const ASKED_MB =
	( ASKED * MESSAGES * Buffer.byteLength( TEXT ) ) / MEGABYTE - 4;
/** SPEC 3.8: what all sockets together may leave; and what the allocator keeps beside. */
const AT_MOST_MB = 64 + 60;
const SENT = 'baton_frames_sent_total{audience="customer"}';
const CLOSES = 'baton_closes_total{name="tooSlow"}';

let besieged: Besieged;
beforeAll( async () => {
	besieged = await Besieged.start( { BATON_LOG_LEVEL: 'info' } );
} );
afterAll( () => besieged.stop() );

it( '3.8 a reader that never drains is closed with 4010, costs bounded memory, and nobody else notices', async () => {
	const writer = await besieged.enter( WHO, ATTACKER );
	for ( let index = 0; index < MESSAGES; index++ ) {
		const id = `m${ index }`;
		writer.send( { type: 'send', id, text: TEXT } );
		await writer.next( 'ack', ( ack ) => ack.id === id );
	}
	writer.close();
	const before = besieged.memory();
	const waits: number[] = [];
	let most = 0;
	/** An honest customer comes, each from another address. */
	const look = async () => {
		const visit = waits.length;
		waits.push(
			await besieged.visit( `v_${ visit }`, `198.51.100.${ visit }` )
		);
		most = Math.max( most, besieged.memory() );
	};

	const allIsSent = async () => {
		for ( let was = -1, now = 0; was !== now; was = now ) {
			await delay( 50 );
			now = await besieged.measured( SENT );
		}
	};

	const hello = {
		type: 'hello',
		v: 1,
		after: 0,
		timeZone: 'UTC',
		token: await makeToken( Date.now(), WHO ),
	};
	const readers: RawSocket[] = [];
	for ( let index = 0; index < READERS; index++ ) {
		const reader = await besieged.enter( WHO, ATTACKER );
		reader.stopReading();
		readers.push( reader );
	}
	for ( let times = 0; times < ASKED; times++ ) {
		readers.forEach( ( reader ) => reader.send( hello ) );
		await look();
		// Whoever asks again before all was sent is sent less.
		await allIsSent();
	}
	const deadline = performance.now() + 20_000;
	while ( ( await besieged.measured( CLOSES ) ) < READERS ) {
		expect( performance.now() ).toBeLessThan( deadline );
		await look();
	}

	expect( Math.max( ...waits ) ).toBeLessThan( 3000 );
	// Had all of it been kept, it would show.
	expect( READERS * ASKED_MB ).toBeGreaterThan( AT_MOST_MB );
	expect( most - before ).toBeLessThan( AT_MOST_MB );
	// Who reads after all is told why.
	const last = readers.at( -1 )!;
	last.readOn();
	expect( ( await last.closed ).code ).toBe( 4010 );
	readers.forEach( ( reader ) => reader.close() );
} );
