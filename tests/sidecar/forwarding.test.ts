/** BATON_TRUST_PROXY, judged on real requests that came through as many web servers as they say. */
import express from 'express';
import type { AddressInfo } from 'node:net';
import { MADE_UP_ADDRESS, type Forwarding } from '../../protocol';
import { judgeForwarding } from '../../sidecar/http/forwarding';

const CLIENT = '203.0.113.7';
const CDN = '198.51.100.2';

/** What is judged of a call with this header. */
async function judged(
	trust: boolean | number | string,
	forwardedFor?: string
): Promise< Forwarding > {
	const app = express();
	app.set( 'trust proxy', trust );
	app.get( '/', ( request, response ) => {
		response.json( judgeForwarding( trust, request ) );
	} );
	const server = app.listen( 0, '127.0.0.1' );
	await new Promise( ( resolve ) => server.once( 'listening', resolve ) );
	const { port } = server.address() as AddressInfo;
	const answer = await fetch( `http://127.0.0.1:${ port }/`, {
		headers: {
			...( forwardedFor !== undefined && {
				'X-Forwarded-For': forwardedFor,
			} ),
		},
	} );
	const result = await answer.json();
	server.close();
	return result;
}

it.each( [
	[ 'no web server', undefined, 0 ],
	[ 'one', CLIENT, 1 ],
	[ 'one that keeps what came', `${ MADE_UP_ADDRESS }, ${ CLIENT }`, 1 ],
	[ 'two', `${ CLIENT }, ${ CDN }`, 2 ],
	[
		'two that keep what came',
		`${ MADE_UP_ADDRESS }, ${ CLIENT }, ${ CDN }`,
		2,
	],
] )(
	'6.2 behind %s: its number is right, more believes, less doubts',
	async ( _, header, hops ) => {
		for ( const trust of [ 0, 1, 2, 3 ] ) {
			const off = Math.sign( trust - hops );
			expect( await judged( trust || false, header ) ).toEqual( {
				trust: [ 'doubts', 'right', 'believes' ][ off + 1 ],
				hops,
			} );
		}
	}
);

it( '6.2 “true” believes whoever reaches the port, whatever stands before it', async () => {
	for ( const [ header, hops ] of [
		[ undefined, 0 ],
		[ CLIENT, 1 ],
		[ `${ MADE_UP_ADDRESS }, ${ CLIENT }`, 1 ],
		[ `${ CLIENT }, ${ CDN }`, 2 ],
	] as const ) {
		expect( await judged( true, header ) ).toEqual( {
			trust: 'believes',
			hops,
		} );
	}
} );

it( '6.2 a list of addresses is judged by what it makes of this call', async () => {
	expect( await judged( 'loopback', CLIENT ) ).toMatchObject( {
		trust: 'right',
	} );
	expect( await judged( 'loopback' ) ).toMatchObject( { trust: 'right' } );
	expect( await judged( 'loopback', `${ CLIENT }, ${ CDN }` ) ).toEqual( {
		trust: 'doubts',
		hops: 2,
	} );
	expect(
		await judged( '0.0.0.0/1,128.0.0.0/1', MADE_UP_ADDRESS )
	).toMatchObject( { trust: 'believes' } );
} );
