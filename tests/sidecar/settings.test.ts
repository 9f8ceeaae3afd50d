/** What the sidecar makes of the settings that WordPress sends. */
import { STANDARD_DETECTION } from '../../protocol';
import { WordPressSettings } from '../../sidecar/shop/settings';
import { MemoryStore } from '../../sidecar/store/memory';
import { FakeClock } from './support/fake-clock';
import { settingsFixture } from './support/fixture';
import { KeptLog } from './support/quiet';

function settingsFrom( answer: () => unknown ) {
	const clock = new FakeClock();
	const log = new KeptLog();
	const settings = new WordPressSettings(
		'shop_a',
		{ call: async () => answer() },
		new MemoryStore( clock ),
		clock,
		log,
		30_000
	);
	return { settings, log };
}

it( '4.24 a field of the detector that does not fit takes nothing else with it, and is logged once', async () => {
	let typingPreview = true;
	const { settings, log } = settingsFrom( () => ( {
		...settingsFixture(),
		typingPreview,
		detection: {
			explicit_request: { sensitivity: 'deafening' },
			frustration: { on: false },
			phrases: [
				{ trigger: 'frustration', text: 'ridiculous', effect: 'add' },
				{ trigger: 'weather', text: 'private words', effect: 'add' },
			],
		},
	} ) );
	await settings.refresh();
	await settings.refresh();
	expect( settings.current()?.shop ).toEqual( settingsFixture().shop );
	expect( settings.current()?.detection ).toEqual( {
		...STANDARD_DETECTION,
		frustration: { on: false, sensitivity: 'medium' },
		phrases: [
			{ trigger: 'frustration', text: 'ridiculous', effect: 'add' },
		],
	} );
	expect( log.warnings ).toHaveLength( 1 );
	const line = JSON.stringify( log.warnings );
	expect( line ).toContain(
		'explicit_request.sensitivity phrases.1.trigger'
	);
	expect( line ).not.toContain( 'private words' );

	typingPreview = false;
	await settings.refresh();
	expect( settings.current()?.typingPreview ).toBe( false );
} );

it( '4.24 settings from before there was a detector hold as they are', async () => {
	const { settings, log } = settingsFrom( settingsFixture );
	await settings.refresh();
	expect( settings.current() ).toEqual( settingsFixture() );
	expect( log.warnings ).toEqual( [] );
} );
