/** What the sidecar makes of the settings that WordPress sends. */
import { STANDARD_DETECTION } from '../../protocol';
import { ShopProblem, type Log } from '../../sidecar/ports';
import { WordPressSettings } from '../../sidecar/shop/settings';
import { MemoryStore } from '../../sidecar/store/memory';
import { FakeClock } from './support/fake-clock';
import { settingsFixture } from './support/fixture';
import { realLog } from './support/logged';
import { KeptLog } from './support/quiet';

function settingsFrom( answer: () => unknown, other?: Log ) {
	const log = new KeptLog();
	const clock = new FakeClock();
	const settings = new WordPressSettings(
		'shop_a',
		{ call: async () => answer() },
		new MemoryStore( clock ),
		clock,
		other ?? log,
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
	expect( log.warnings[ 0 ]?.fields ).toEqual( {
		settings: [ 'explicit_request.sensitivity', 'phrases.1.trigger' ],
	} );

	typingPreview = false;
	await settings.refresh();
	expect( settings.current()?.typingPreview ).toBe( false );
} );

it( '4.24 the log names every one of several fields, and none of their values', async () => {
	const { log, text } = realLog();
	const { settings } = settingsFrom(
		() => ( {
			...settingsFixture(),
			detection: {
				frustration: { sensitivity: 'deafening' },
				phrases: [
					{ trigger: 'weather', text: 'private', effect: 'add' },
				],
			},
		} ),
		log
	);
	await settings.refresh();
	expect( text() ).toContain(
		'"settings":["frustration.sensitivity","phrases.0.trigger"]'
	);
	expect( text() ).not.toMatch( /hidden|deafening|weather|private/ );
} );

it( '4.24 settings from before there was a detector hold as they are', async () => {
	const { settings, log } = settingsFrom( settingsFixture );
	await settings.refresh();
	expect( settings.current() ).toEqual( settingsFixture() );
	expect( log.warnings ).toEqual( [] );
} );

describe( 'two askings at once', () => {
	/** Each is answered when the test says so. */
	function slowly() {
		const answers: Array< ( answer: Promise< unknown > ) => void > = [];
		const { settings, log } = settingsFrom(
			() => new Promise( ( resolve ) => answers.push( resolve ) )
		);
		const preview = ( typingPreview: boolean ) =>
			Promise.resolve( { ...settingsFixture(), typingPreview } );
		return { answers, log, preview, settings };
	}

	it( '4.24 what was asked before a change and is answered after it puts nothing old back', async () => {
		const { answers, preview, settings } = slowly();
		const before = settings.refresh();
		const after = settings.refresh();
		answers[ 1 ]!( preview( false ) );
		await after;
		answers[ 0 ]!( preview( true ) );
		await before;
		expect( settings.current()?.typingPreview ).toBe( false );
	} );

	it( '4.24 10.5 a late failure does not say that WordPress is down', async () => {
		const { answers, preview, settings } = slowly();
		const before = settings.refresh();
		const after = settings.refresh();
		answers[ 1 ]!( preview( true ) );
		await after;
		answers[ 0 ]!(
			Promise.reject( new ShopProblem( 'Too late.', 'slow' ) )
		);
		await expect( before ).rejects.toThrow( 'Too late.' );
		expect( settings.isDown() ).toBe( false );
	} );

	it( '4.24 in the order in which they were asked both hold', async () => {
		const { answers, preview, settings } = slowly();
		const first = settings.refresh();
		const second = settings.refresh();
		answers[ 0 ]!( preview( false ) );
		await first;
		expect( settings.current()?.typingPreview ).toBe( false );
		answers[ 1 ]!( preview( true ) );
		await second;
		expect( settings.current()?.typingPreview ).toBe( true );
	} );
} );
