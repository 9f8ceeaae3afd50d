/** What the sidecar says at its start that its keeper should change. */
import { homes } from './support/homes';

jest.setTimeout( 60_000 );

const its = homes( 'file' );

it.each( [
	[ 'true', true ],
	[ '1', false ],
	[ '', false ],
] )(
	'6.2 BATON_TRUST_PROXY=%s: warned of at the start: %s',
	async ( value, warned ) => {
		const { home } = its;
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
