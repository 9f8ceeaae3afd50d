/** What the connection test says when the web server, or what the sidecar is told of it, is wrong. */
import { journey } from '../e2e/support/journey';
import { faultsOf, Settings } from './support/settings';

journey();

it( '6.3 as shipped, everything works', async () => {
	const settings = await Settings.open();
	const { verdict, said } = await settings.test();
	expect( faultsOf( said ) ).toEqual( {} );
	expect( verdict ).toBe( 'Everything works.' );
	expect( Object.keys( said ).sort() ).toEqual( [
		'A WebSocket opens',
		'Long polling gets through',
		'Permalinks',
		'The clocks of browser and sidecar',
		'The clocks of server and sidecar',
		'The shop takes long conversations for mail',
		'The sidecar accepts this shop’s visitors',
		'The sidecar knows that it is on https',
		'The sidecar knows this server’s address',
		'The sidecar knows who is calling',
		'The sidecar reads orders',
		'The sidecar reads the settings',
		'This browser reaches the sidecar',
		'This server reaches the sidecar',
		'https on both sides',
	] );
} );
