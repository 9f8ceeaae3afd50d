import type { Mail } from '../../protocol';
import { Outbox, waitAfter } from '../../sidecar/notify/outbox';
import { noMetrics, ShopProblem, Unavailable } from '../../sidecar/ports';
import { WordPressMail } from '../../sidecar/notify/wordpress-mail';
import { WordPressSettings } from '../../sidecar/shop/settings';
import { MemoryStore } from '../../sidecar/store/memory';
import { newConversation } from '../contract/store/records';
import { FakeClock } from './support/fake-clock';
import { fixture, settingsFixture } from './support/fixture';
import { KeptLog } from './support/quiet';

const mail = fixture< Mail >( 'mail' );

it( '10.10 settings that could not be kept are kept once there is room, and hold meanwhile', async () => {
	const clock = new FakeClock();
	const store = new MemoryStore( clock );
	const full = jest
		.spyOn( store, 'setCached' )
		.mockRejectedValue( new Unavailable( 'the disk is full' ) );
	const log = new KeptLog();
	const settings = new WordPressSettings(
		'shop_a',
		{ call: async () => settingsFixture() },
		store,
		clock,
		log,
		30_000
	);
	for ( let round = 0; round < 3; round++ ) {
		await settings.refresh();
	}
	expect( settings.current() ).toEqual( settingsFixture() );
	expect( settings.isDown() ).toBe( false );
	expect( log.warnings ).toEqual( [] );
	expect( log.errors ).toHaveLength( 1 );
	full.mockRestore();
	await settings.refresh();
	expect( await store.cached( 'shop_a', 'settings' ) ).toEqual(
		settingsFixture()
	);
} );

it( '10.8 an outbox that cannot be read or written says so once', async () => {
	const clock = new FakeClock();
	const store = new MemoryStore( clock );
	const log = new KeptLog();
	const outbox = new Outbox(
		'shop_a',
		store,
		{ send: async () => {} },
		{ clock, log, metrics: noMetrics }
	);
	jest.spyOn( store, 'claimMail' ).mockRejectedValue(
		new Unavailable( 'the disk is full' )
	);
	for ( let round = 0; round < 10; round++ ) {
		await outbox.round();
	}
	expect( log.errors ).toHaveLength( 1 );
} );

describe( 'the outbox', () => {
	it( '8 a mail that is refused is sent again, later each time, and once', async () => {
		const clock = new FakeClock();
		const store = new MemoryStore( clock );
		await store.commit( {
			shop: 'shop_a',
			conversation: 'c',
			create: newConversation( 'c' ),
			events: [],
			mail: [ mail ],
		} );
		let down = true;
		const outcomes: string[] = [];
		const sent: unknown[] = [];
		const wordpress = {
			call: async ( route: string, body: unknown ) => {
				sent.push( [ route, body ] );
				if ( down ) {
					throw new Error( 'SMTP is down' );
				}
				return { sent: true };
			},
		};
		const outbox = new Outbox(
			'shop_a',
			store,
			new WordPressMail( wordpress ),
			{
				clock,
				log: new KeptLog(),
				metrics: { mail: ( outcome ) => outcomes.push( outcome ) },
			}
		);
		await outbox.round();
		await outbox.round();
		expect( sent ).toEqual( [ [ '/baton/v1/mail', mail ] ] );
		clock.advance( waitAfter( 1 ) );
		await outbox.round();
		expect( sent ).toHaveLength( 2 );
		down = false;
		clock.advance( waitAfter( 2 ) );
		await outbox.round();
		clock.advance( 9e9 );
		await outbox.round();
		expect( sent ).toHaveLength( 3 );
		expect( outcomes ).toEqual( [ 'failed', 'failed', 'sent' ] );
	} );

	it( '8 a stop ends the call under way, sends no other, and the next start does at once', async () => {
		const clock = new FakeClock();
		const store = new MemoryStore( clock );
		await store.commit( {
			shop: 'shop_a',
			conversation: 'c',
			create: newConversation( 'c' ),
			events: [],
			mail: [ mail, { ...mail, key: 'another' } ],
		} );
		const begun: string[] = [];
		const slow = {
			send: ( { key }: Mail, signal?: AbortSignal ) => {
				begun.push( key );
				return new Promise< void >( ( _, reject ) =>
					signal!.addEventListener( 'abort', () =>
						reject( new Error( 'aborted' ) )
					)
				);
			},
		};
		const make = (
			notifier: ConstructorParameters< typeof Outbox >[ 2 ]
		) =>
			new Outbox( 'shop_a', store, notifier, {
				clock,
				log: new KeptLog(),
				metrics: noMetrics,
			} );
		const stop = make( slow ).start();
		clock.advance( 1000 );
		await new Promise( ( resolve ) => setImmediate( resolve ) );
		await stop();
		expect( begun ).toEqual( [ mail.key ] );
		const sent: string[] = [];
		await make( {
			send: async ( { key } ) => void sent.push( key ),
		} ).round();
		expect( sent.sort() ).toEqual( [ 'another', mail.key ].sort() );
	} );

	it( '8 the wait doubles and has an end', () => {
		const refused = new ShopProblem( 'SMTP is down', 'broken', {
			byPlugin: true,
		} );
		expect(
			[ 1, 2, 3, 20 ].map( ( attempts ) =>
				waitAfter( attempts, refused )
			)
		).toEqual( [ 2000, 4000, 8000, 900_000 ] );
	} );
} );

it( '10.3 a WordPress that is down is asked each minute: it may be back', () => {
	const down = new ShopProblem( 'nobody there', 'unreachable' );
	expect(
		[ 1, 5, 6, 20 ].map( ( attempts ) => waitAfter( attempts, down ) )
	).toEqual( [ 2000, 32_000, 60_000, 60_000 ] );
} );

describe( 'the settings', () => {
	it( '3.4 the last ones are there while WordPress is down, and news are told', async () => {
		const clock = new FakeClock();
		const store = new MemoryStore( clock );
		let answer: unknown = settingsFixture();
		const make = () =>
			new WordPressSettings(
				's',
				{ call: async () => answer },
				store,
				clock,
				new KeptLog(),
				30_000
			);
		await make().refresh();
		answer = 'down';
		const after = make();
		const stop = await after.start();
		expect( after.current()?.assistantName ).toBe( 'Shop assistant' );
		await expect( after.refresh() ).rejects.toThrow(
			'settings that cannot be read'
		);
		const told: string[] = [];
		after.onChange( ( { assistantName } ) => told.push( assistantName ) );
		answer = { ...settingsFixture(), assistantName: 'Robin' };
		clock.advance( 30_000 );
		await new Promise( ( resolve ) => setImmediate( resolve ) );
		expect( told ).toEqual( [ 'Robin' ] );
		stop();
	} );

	it.each( [
		[ 'nobody there', 'unreachable', true ],
		[ 'an error page', 'broken', true ],
		[ 'a login page', 'page', true ],
		[ 'a new connection string', 'keys', false ],
		[ 'the plugin switched off', 'missing', false ],
	] as const )(
		'10.1 %s: WordPress is down or it is not',
		async ( _, reason, down ) => {
			const clock = new FakeClock();
			let problem: ShopProblem | undefined = new ShopProblem(
				'',
				reason
			);
			const settings = new WordPressSettings(
				's',
				{
					call: async () => {
						if ( problem ) {
							throw problem;
						}
						return settingsFixture();
					},
				},
				new MemoryStore( clock ),
				clock,
				new KeptLog(),
				30_000
			);
			expect( settings.isDown() ).toBe( false );
			await expect( settings.refresh() ).rejects.toBe( problem );
			expect( settings.isDown() ).toBe( down );
			problem = undefined;
			await settings.refresh();
			expect( settings.isDown() ).toBe( false );
		}
	);

	it( '10.4 a WordPress that refuses from the start is not asked every second for ever', async () => {
		const clock = new FakeClock();
		let calls = 0;
		const settings = new WordPressSettings(
			's',
			{
				call: async () => {
					calls++;
					throw new ShopProblem( 'refused', 'keys' );
				},
			},
			new MemoryStore( clock ),
			clock,
			new KeptLog(),
			30_000
		);
		const stop = await settings.start();
		for ( let second = 0; second < 600; second++ ) {
			clock.advance( 1000 );
			await new Promise( ( resolve ) => setImmediate( resolve ) );
		}
		stop();
		expect( calls ).toBeGreaterThan( 30 );
		expect( calls ).toBeLessThan( 50 );
	} );
} );
