/** WebSocket frames that no browser makes, against the running sidecar. */
import { Besieged } from '../sidecar/support/hostile/besieged';
import { frame, OPCODE, type Tcp } from '../sidecar/support/hostile/tcp';
import { makeToken } from '../sidecar/support/tokens';

jest.setTimeout( 60_000 );

let besieged: Besieged;
beforeAll( async () => {
	besieged = await Besieged.start();
} );
afterAll( () => besieged.stop() );

const { more, text, binary, close, ping, pong } = OPCODE;
const OPEN = { flags: 0 };
const fragments = ( count: number, payload = 'x' ) =>
	Buffer.concat( [
		frame( text, payload, OPEN ),
		...Array( count ).fill( frame( more, payload, OPEN ) ),
	] );

describe( 'what no browser sends', () => {
	let visits = 0;
	const honestIsServed = async () => {
		await besieged.visit( `v_${ visits++ }` );
	};

	it.each< [ string, Buffer | string, number[] ] >( [
		[
			'an unmasked frame',
			frame( text, '{}', { masked: false } ),
			[ 1002 ],
		],
		[
			'a compressed frame',
			frame( text, '{}', { flags: 0xc0 } ),
			[ 1002 ],
		],
		[ 'reserved bits', frame( text, '{}', { flags: 0xb0 } ), [ 1002 ] ],
		[ 'an unknown opcode', frame( 3, '' ), [ 1002 ] ],
		[ 'a binary frame', frame( binary, '{"type":"ping"}' ), [ 4009 ] ],
		[
			'bytes that are not UTF-8',
			frame( text, Buffer.from( [ 0xc0, 0xaf ] ) ),
			[ 1007 ],
		],
		[
			'half a surrogate pair in UTF-8',
			frame( text, Buffer.from( [ 0xed, 0xa0, 0x80 ] ) ),
			[ 1007 ],
		],
		[ 'a continuation of nothing', frame( more, 'x' ), [ 1002 ] ],
		[
			'a new message within another',
			Buffer.concat( [ frame( text, 'x', OPEN ), frame( text, 'y' ) ] ),
			[ 1002 ],
		],
		[ 'a ping in pieces', frame( ping, '', OPEN ), [ 1002 ] ],
		[
			'a ping that is too long',
			frame( ping, 'x'.repeat( 126 ) ),
			[ 1002 ],
		],
		[
			'a close without a reason that is one',
			frame( close, Buffer.from( [ 0x03, 0xed ] ) ),
			[ 1002 ],
		],
		[ 'a close of one byte', frame( close, 'x' ), [ 1002 ] ],
		[
			'a length of exabytes',
			frame( text, 'x', { length: 2n ** 62n } ),
			[ 1009 ],
		],
		[
			'a length beyond what is a number',
			frame( text, 'x', { length: 2n ** 64n - 1n } ),
			[ 1009, 1002 ],
		],
		[ 'a message in 300 pieces', fragments( 300 ), [ 1008 ] ],
		[ 'pieces of nothing without end', fragments( 300, '' ), [ 1008 ] ],
		[
			'a message that grows piece by piece',
			fragments( 60, 'x'.repeat( 8000 ) ),
			[ 1009 ],
		],
		[
			'a frame of more than 64 KB',
			frame( text, 'x'.repeat( 65537 ) ),
			[ 4009 ],
		],
		[
			'three frames before hello',
			Buffer.concat(
				Array( 3 ).fill( frame( text, '{"type":"ping"}' ) )
			),
			[ 4009 ],
		],
		[
			'HTTP in the middle',
			'POST /v1/shop/refresh HTTP/1.1\r\nHost: x\r\n\r\n',
			[ 1002 ],
		],
	] )(
		'3.8 %s ends that socket, and the customer beside is served',
		async ( _, bytes, codes ) => {
			const attacker = await besieged.attack( '203.0.113.1' );
			attacker.write( bytes );
			expect( codes ).toContain( await attacker.closeCode() );
			await attacker.gone;
			await honestIsServed();
		}
	);

	/** Writes the same until the other end has had enough; the megabytes it took. */
	async function flood( attacker: Tcp, piece: Buffer ): Promise< number > {
		const block = Buffer.concat(
			Array( Math.ceil( 65536 / piece.length ) ).fill( piece )
		);
		let written = 0;
		while ( ! attacker.isGone && written < 64 * 1024 * 1024 ) {
			written += block.length;
			if ( ! attacker.socket.write( block ) ) {
				await Promise.race( [
					new Promise( ( resolve ) =>
						attacker.socket.once( 'drain', resolve )
					),
					attacker.gone,
				] );
			}
		}
		return written / 1024 / 1024;
	}

	it.each( [
		[ 'pings', frame( ping, 'x'.repeat( 125 ) ) ],
		[ 'pongs that nobody asked for', frame( pong, 'x'.repeat( 125 ) ) ],
		[ 'empty pieces after hello', frame( more, '', OPEN ) ],
	] )(
		'3.8 a flood of %s, whose answers nobody reads, ends, and costs no memory',
		async ( name, piece ) => {
			const before = besieged.memory();
			const attacker = await besieged.attack( '203.0.113.2' );
			const token = await makeToken( Date.now(), {
				aud: 'customer',
				sub: 'v_flood',
			} );
			attacker.write(
				frame(
					text,
					JSON.stringify( {
						type: 'hello',
						v: 1,
						token,
						after: 0,
						timeZone: 'UTC',
					} )
				)
			);
			await attacker.until( ( all ) => all.includes( '"welcome"' ) );
			// From here on it reads nothing.
			attacker.socket.pause();
			if ( name.startsWith( 'empty' ) ) {
				attacker.write( frame( text, 'x', OPEN ) );
			}
			const taken = await flood( attacker, piece );
			expect( taken ).toBeLessThan( 64 );
			attacker.end();
			await honestIsServed();
			expect( besieged.memory() - before ).toBeLessThan( 60 );
		}
	);

	it( '3.10 whose sockets are closed for misuse again and again is not let in for a while; others are', async () => {
		const address = '203.0.113.3';
		const attackers = await Promise.all(
			Array.from( { length: 30 }, () => besieged.attack( address ) )
		);
		for ( const attacker of attackers ) {
			attacker.write( frame( binary, 'x' ) );
		}
		await Promise.all( attackers.map( ( { gone } ) => gone ) );
		await expect( besieged.attack( address ) ).rejects.toThrow( '503' );
		await honestIsServed();
	} );

	it( '3.11 no address is in the log', async () => {
		expect( besieged.running.output() ).not.toMatch(
			/203\.0\.113|198\.51\.100|127\.0\.0\.1:\d+"?,"?remote/
		);
	} );
} );
