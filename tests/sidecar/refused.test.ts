/** An upgrade that is refused leaves nothing behind. */
import { createServer } from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { Callers } from '../../sidecar/http/callers';
import { serveSockets, type SocketParts } from '../../sidecar/http/socket';
import { systemClock } from '../../sidecar/clock';
import { noMetrics } from '../../sidecar/ports';
import { KeptLog } from './support/quiet';

describe( 'a refused upgrade', () => {
	it.each( [ 'ends its half', 'never ends its half' ] )(
		'2.7 is gone though the other end %s',
		async ( how ) => {
			const server = createServer();
			const stop = serveSockets( server, {
				relay: {
					mayConnect: () => true,
				} as unknown as SocketParts[ 'relay' ],
				callers: new Callers( () => false ),
				basePath: '',
				origins: [ 'https://shop.example' ],
				clock: systemClock,
				log: new KeptLog(),
				metrics: noMetrics,
			} );
			await new Promise< void >( ( resolve ) =>
				server.listen( 0, '127.0.0.1', resolve )
			);
			const { port } = server.address() as AddressInfo;
			const gone = new Promise< void >( ( resolve ) =>
				server.once( 'connection', ( one ) =>
					one.on( 'close', resolve )
				)
			);
			const client = net.connect( {
				port,
				host: '127.0.0.1',
				allowHalfOpen: how === 'never ends its half',
			} );
			let answer = '';
			client.on( 'error', () => {} );
			client.on( 'data', ( data ) => ( answer += data ) );
			client.write(
				'GET /v1/socket HTTP/1.1\r\nHost: x\r\nOrigin: https://evil.example\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n'
			);
			await Promise.all( [
				gone,
				new Promise( ( resolve ) => client.on( 'end', resolve ) ),
			] );
			client.destroy();
			stop();
			await new Promise( ( resolve ) => server.close( resolve ) );
			expect( answer ).toMatch( /^HTTP\/1\.1 403 / );
		}
	);
} );
