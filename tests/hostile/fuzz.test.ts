/**
 * Whatever bytes come: nothing throws, nothing is kept, nothing foreign is
 * seen. `npm run drill` takes a million of them, BATON_FUZZ as many as it says,
 * BATON_FUZZ_SEED others.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { CLOSE } from '../../protocol';
import { isLong, tell } from '../drill/support/drill';
import { Besieged } from '../sidecar/support/hostile/besieged';
import { frames } from '../sidecar/support/hostile/corpus';
import { RawSocket } from '../sidecar/support/raw-socket';
import { makeToken } from '../sidecar/support/tokens';
import { Client, World } from '../sidecar/support/world';

const COUNT =
	Number( process.env.BATON_FUZZ ) || ( isLong ? 1_000_000 : 30_000 );
const SEED = Number( process.env.BATON_FUZZ_SEED ?? 20_261_123 );
/** Seconds of the test's own clock between two rounds. */
const ROUND_MS = 10_000;
const IN_A_ROUND = 15;
const PRIVATE = 'my neighbours must not know';
const REASONS = Object.values( CLOSE ).map( ( { code } ) => code );
/** In use less than after the first quarter of them, usually: half a kilobyte of each of the rest would show. */
const GROWTH_MB = 5;

jest.setTimeout( Math.max( 120_000, COUNT * 2 ) );

setFlagsFromString( '--expose_gc' );
const collect = runInNewContext( 'gc' ) as () => void;

/** In use after everything that can be freed is, in MB. */
function heap(): number {
	collect();
	return process.memoryUsage().heapUsed / 1024 / 1024;
}

it( `3.1 3.8 ${ COUNT } bent frames of customers, agents and strangers in one process (seed ${ SEED })`, async () => {
	const world = new World();
	const victim = await world.customer( { sub: 'v_victim' } );
	await victim.send( { type: 'send', id: 'm1', text: PRIVATE } );
	const next = frames( SEED );
	const kinds = [
		( n: number ) => world.customer( { sub: `v_${ n % 40 }` } ),
		( n: number ) => world.agent( String( 1 + ( n % 3 ) ) ),
		async () => new Client( world ),
	];
	let come = 0;
	let before = 0;
	const seen = { customer: 0, answers: 0 };
	const thrown: unknown[] = [];
	const take = ( { session }: Client, text: string ) => {
		try {
			session.receive( text, Buffer.byteLength( text ) );
		} catch ( error ) {
			thrown.push( error );
		}
	};
	const leave = async ( one: Client, isCustomer: boolean ) => {
		seen.answers += one.wire.frames.length;
		if ( isCustomer ) {
			seen.customer++;
			expect( JSON.stringify( one.wire.frames ) ).not.toContain(
				PRIVATE
			);
		}
		await one.gone();
		world.clients.delete( one );
	};

	for ( let sent = 0; sent < COUNT; ) {
		const kind = come++ % kinds.length;
		const attacker = await kinds[ kind ]!( come );
		for ( let round = 0; round < 20 && ! attacker.wire.closed; round++ ) {
			for ( let index = 0; index < IN_A_ROUND; index++, sent++ ) {
				take( attacker, next() );
			}
			await attacker.session.settled();
			world.clock.advance( ROUND_MS );
		}
		await world.flush();
		await leave( attacker, kind === 0 );
		if ( before === 0 && sent > COUNT / 4 ) {
			before = heap();
		}
	}

	const growth = heap() - before;
	if ( isLong || process.env.BATON_FUZZ ) {
		tell( 'fuzz', {
			seed: SEED,
			frames: COUNT,
			answers: seen.answers,
			crashes: thrown.length + world.log.errors.length,
			heapMb: {
				afterAQuarter: before.toFixed( 1 ),
				moreInTheEnd: growth.toFixed( 1 ),
			},
		} );
	}
	expect( thrown.slice( 0, 5 ) ).toEqual( [] );
	expect( growth ).toBeLessThan( GROWTH_MB );
	expect( world.log.errors ).toEqual( [] );
	expect( ( {} as { polluted?: unknown } ).polluted ).toBeUndefined();
	expect( seen.customer ).toBeGreaterThan( 20 );
	expect( seen.answers ).toBeGreaterThan( COUNT / 4 );
	const honest = await world.customer( { sub: 'v_honest' } );
	await honest.send( { type: 'send', id: 'm1', text: 'Good morning' } );
	expect( honest.wire.last( 'ack' ).seq ).toBeGreaterThan( 0 );
} );

it( '3.1 3.8 three thousand of them over sockets, and an honest customer beside', async () => {
	const besieged = await Besieged.start();
	try {
		const next = frames( SEED + 1 );
		let closed = 0;
		for ( let sent = 0, from = 0; sent < 3_000; from++ ) {
			const address = `203.0.113.${ from }`;
			const attacker = new RawSocket(
				besieged.url,
				besieged.origin,
				address
			);
			await attacker.open();
			attacker.send( {
				type: 'hello',
				v: 1,
				after: 0,
				timeZone: 'UTC',
				token: await makeToken( Date.now(), {
					aud: 'customer',
					sub: `v_fuzz_${ from }`,
				} ),
			} );
			await attacker.next( 'welcome' );
			for ( let index = 0; index < 60; index++, sent++ ) {
				attacker.send( next() );
			}
			// It is closed for a reason that the protocol knows, or goes on.
			attacker.send( { type: 'ping' } );
			await attacker.next( 'pong' ).then(
				() => attacker.close(),
				async () => {
					closed++;
					expect( REASONS ).toContain(
						( await attacker.closed ).code
					);
				}
			);
			if ( from % 10 === 0 ) {
				await besieged.visit( `v_honest_${ from }` );
			}
		}
		expect( closed ).toBeGreaterThan( 0 );
		await besieged.visit( 'v_honest_last' );
	} finally {
		await besieged.stop();
	}
} );
