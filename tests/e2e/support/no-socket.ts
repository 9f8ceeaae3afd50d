/** A network before the sidecar that lets no WebSocket through. */
import {
	startTcpProxy,
	type TcpProxy,
	type Upgrades,
} from '../../support/tcp-proxy';
import { control } from './control';
import { world } from './world';

/**
 * For every journey of the block that calls it.
 * @param upgrades What becomes of an attempt.
 * @return The network, once a journey runs.
 */
export function noSocket( upgrades: Exclude< Upgrades, 'pass' > ) {
	let proxy: TcpProxy;
	beforeAll( async () => {
		proxy = await startTcpProxy( { target: world.sidecarUrl, upgrades } );
		await control.sidecarAt( proxy.url );
	} );
	afterAll( async () => {
		await control.sidecarAt();
		await proxy.stop();
	} );
	return () => proxy;
}
