import type { Mail } from '../../protocol';
import { Outbox, waitAfter } from '../../sidecar/notify/outbox';
import { noMetrics } from '../../sidecar/ports';
import { WordPressMail } from '../../sidecar/notify/wordpress-mail';
import { WordPressSettings } from '../../sidecar/shop/settings';
import { MemoryStore } from '../../sidecar/store/memory';
import { newConversation } from '../contract/store/records';
import { FakeClock } from './support/fake-clock';
import { fixture, settingsFixture } from './support/fixture';
import { KeptLog } from './support/quiet';

const mail = fixture< Mail >( 'mail' );

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
		expect( [ 1, 2, 3, 20 ].map( waitAfter ) ).toEqual( [
			2000, 4000, 8000, 900_000,
		] );
	} );
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
} );
