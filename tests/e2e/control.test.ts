/** The servers behind the journeys do what the journeys tell them. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { startTcpProxy } from '../support/tcp-proxy';
import { control } from './support/control';
import { Customer } from './support/customer';
import { journey } from './support/journey';
import { visitor, world } from './support/world';

journey();

const answers = ( url: string ) =>
	fetch( url ).then(
		( { ok } ) => ok,
		() => false
	);

it( 'stops and starts the sidecar, with another environment', async () => {
	const ready = `${ world.sidecarUrl }/readyz`;
	const { data, pids } = await control.where();
	expect( existsSync( path.join( data, 'baton.db' ) ) ).toBe( true );
	await expect( control.startSidecar() ).rejects.toThrow( 'runs already' );
	expect( ( await control.where() ).pids ).toEqual( pids );
	await control.stopSidecar( 'SIGKILL' );
	expect( await answers( ready ) ).toBe( false );
	const before = ( await control.sidecarLog() ).length;
	await control.startSidecar( { BATON_LOG_LEVEL: 'debug' } );
	expect( await answers( ready ) ).toBe( true );
	expect( ( await control.sidecarLog() ).length ).toBeGreaterThan( before );
	expect( ( await control.where() ).pids.sidecar ).not.toBe( pids.sidecar );
	await control.restartSidecar();
	expect( await answers( ready ) ).toBe( true );
} );

it( 'stops and starts WordPress', async () => {
	await control.stopShop();
	expect( await answers( world.shopUrl ) ).toBe( false );
	await control.startShop();
	expect( await answers( world.shopUrl ) ).toBe( true );
} );

it( 'leads browsers to the sidecar through a proxy', async () => {
	const proxy = await startTcpProxy( { target: world.sidecarUrl } );
	await control.sidecarAt( proxy.url );
	try {
		const customer = await Customer.enters( await visitor() );
		await customer.opens();
		await customer.says( 'How long does shipping take?' );
		await customer.sees( /working days/ );
		expect( proxy.upgradesAsked ).toBeGreaterThan( 0 );
	} finally {
		await control.sidecarAt();
		await proxy.stop();
	}
} );

it( 'answers nobody else', async () => {
	const answer = await fetch( process.env.BATON_E2E_CONTROL!, {
		method: 'POST',
		headers: { authorization: 'Bearer guessed' },
		body: '{"does":"where","args":[]}',
	} );
	expect( answer.status ).toBe( 401 );
} );
