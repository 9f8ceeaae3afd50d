/** What the sidecar says at its start that its keeper should change. */
import {
	buildSidecar,
	removeSidecar,
	shopServer,
	SidecarHome,
} from './support/process';
import type { ScriptServer } from './support/script-server';

jest.setTimeout( 60_000 );

let shop: ScriptServer;
let home: SidecarHome;
beforeAll( async () => {
	buildSidecar();
	shop = await shopServer();
	home = new SidecarHome( shop );
} );
afterAll( async () => {
	home.remove();
	await shop.close();
	removeSidecar();
} );

it.each( [
	[ 'true', true ],
	[ '1', false ],
	[ '', false ],
] )(
	'6.2 BATON_TRUST_PROXY=%s: warned of at the start: %s',
	async ( value, warned ) => {
		const running = await home.start( { BATON_TRUST_PROXY: value } );
		await home.ready( running.url );
		running.child.kill( 'SIGTERM' );
		await running.ended;
		const warnings = running
			.output()
			.split( '\n' )
			.filter( ( line ) => line.includes( 'believes everybody' ) );
		expect( warnings.map( ( line ) => JSON.parse( line ).level ) ).toEqual(
			warned ? [ 'warn' ] : []
		);
	}
);
