/** A signed call that somebody captured. */
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { systemClock } from '../../sidecar/clock';
import { onlySigned } from '../../sidecar/http/signed';
import { Unavailable } from '../../sidecar/ports';
import { signature } from '../../sidecar/signing/signature';
import { SignatureCheck } from '../../sidecar/signing/signed-calls';
import { homes } from '../sidecar/support/homes';
import { SECRET } from '../sidecar/support/tokens';

jest.setTimeout( 60_000 );

const its = homes( 'file' );

/** Somebody heard every byte of this call. */
const newCall = () => ( {
	route: '/v1/shop/refresh',
	time: String( Date.now() ),
	nonce: randomBytes( 18 ).toString( 'base64url' ),
	body: '{}',
} );

async function replay( url: string, call: ReturnType< typeof newCall > ) {
	const answer = await fetch( url + call.route, {
		method: 'POST',
		body: call.body,
		headers: {
			'X-Baton-Time': call.time,
			'X-Baton-Nonce': call.nonce,
			'X-Baton-Signature': signature( SECRET, call ),
		},
	} );
	const { field, code } = await answer.json();
	return { status: answer.status, field, code };
}

it( '7.3 a captured call is taken once, also after a restart and after a crash', async () => {
	const { home } = its;
	const captured = newCall();
	const refused = { status: 401, field: 'nonce', code: 'refused' };
	let running = await home.start();
	await home.ready( running.url );
	expect( await replay( running.url, captured ) ).toEqual( { status: 200 } );
	expect( await replay( running.url, captured ) ).toEqual( refused );
	for ( const signal of [ 'SIGTERM', 'SIGKILL' ] as const ) {
		running.child.kill( signal );
		await running.ended;
		running = await home.start();
		await home.ready( running.url );
		expect( await replay( running.url, captured ) ).toEqual( refused );
	}
} );

it( '7.3 while no nonce can be noted, calls wait: 503, and nothing is done', async () => {
	let full = true;
	const nonces = {
		spendNonce: async () => {
			if ( full ) {
				throw new Unavailable( 'database or disk is full' );
			}
			return true;
		},
	};
	const check = new SignatureCheck( SECRET, 's', nonces, systemClock );
	let served = 0;
	const app = express();
	app.use(
		express.text( { type: () => true } ),
		onlySigned( check, '' ),
		( _, response ) => {
			response.json( { served: ++served } );
		}
	);
	const server = createServer( app );
	await new Promise< void >( ( resolve ) =>
		server.listen( 0, '127.0.0.1', resolve )
	);
	const { port } = server.address() as AddressInfo;
	const call = newCall();
	const ask = () => replay( `http://127.0.0.1:${ port }`, call );
	expect( await ask() ).toEqual( { status: 503, code: 'unavailable' } );
	expect( served ).toBe( 0 );
	full = false;
	expect( await ask() ).toEqual( { status: 200 } );
	server.close();
	server.closeAllConnections();
} );
