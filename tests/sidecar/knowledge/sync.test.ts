import { FullText } from '../../../sidecar/knowledge/full-text';
import { KnowledgeSync } from '../../../sidecar/knowledge/sync/sync';
import { ShopProblem } from '../../../sidecar/ports';
import { MemoryStore } from '../../../sidecar/store/memory';
import { FakeShop } from '../support/catalogue';
import { FakeClock } from '../support/fake-clock';
import { KeptLog } from '../support/quiet';
import { SHOP } from '../support/tokens';

const SHIPPING =
	'Standard shipping in Germany takes 3 to 5 working days and costs 6.00.';
const RETURNS = 'You can return anything unused within 30 days of delivery.';
const MUG = 'Harbor Mug. Stoneware, 350 ml. Price: 24.00. 4 in stock.';

const settle = async () => {
	for ( let tick = 0; tick < 40; tick++ ) {
		await new Promise( ( resolve ) => setImmediate( resolve ) );
	}
};

const named = ( ...changed: string[] ) =>
	( { changed, documents: [], gone: [] } ) as Parameters<
		KnowledgeSync[ 'changed' ]
	>[ 0 ];

const broken = ( reason: ConstructorParameters< typeof ShopProblem >[ 1 ] ) =>
	new ShopProblem( `It is ${ reason }.`, reason );

/** A shop with two pages and a product, and an index that follows it. */
async function following(
	around: Partial< {
		clock: FakeClock;
		store: MemoryStore;
		index: FullText;
		shop: FakeShop;
	} > = {}
) {
	const clock = around.clock ?? new FakeClock();
	const store = around.store ?? new MemoryStore( clock );
	const index = around.index ?? new FullText( ':memory:' );
	const shop = around.shop ?? new FakeShop();
	const log = new KeptLog();
	if ( ! around.shop ) {
		shop.put( 'page:1', SHIPPING, 'Shipping' );
		shop.put( 'page:2', RETURNS, 'Returns' );
		shop.put( 'product:7', MUG, 'Harbor Mug' );
	}
	const sync = new KnowledgeSync( {
		shop: SHOP,
		index,
		catalogue: shop,
		store,
		clock,
		log,
	} );
	const stop = await sync.start();
	await settle();
	return {
		clock,
		store,
		index,
		shop,
		log,
		sync,
		stop,
		async pass( seconds: number ) {
			for ( let second = 0; second < seconds; second++ ) {
				clock.advance( 1000 );
				await settle();
			}
		},
		answers: async ( question: string ) =>
			( await index.search( question, 1 ) )[ 0 ]?.title,
		of: ( kind: string ) =>
			sync.state().find( ( one ) => one.kind === kind )!,
	};
}

describe( 'the index follows the shop', () => {
	it( '11.3 a page that was deleted is gone from answers within a minute, though nobody said so', async () => {
		const { shop, answers, pass, of } = await following();
		expect( await answers( 'How long does shipping take?' ) ).toBe(
			'Shipping'
		);
		shop.delete( 'page:1' );
		await pass( 21 );
		expect( await answers( 'How long does shipping take?' ) ).not.toBe(
			'Shipping'
		);
		expect( of( 'page' ).documents ).toBe( 1 );
	} );

	it( '11.3 only what has changed is read', async () => {
		const { shop, answers, pass } = await following();
		expect( shop.takeReads() ).toEqual( [
			'page:1',
			'page:2',
			'product:7',
		] );
		await pass( 120 );
		expect( shop.takeReads() ).toEqual( [] );
		shop.put( 'page:2', 'A surfboard can be rented by the day.', 'Rent' );
		shop.put(
			'product:8',
			'Kettle. Copper, blue handle, 1 litre.',
			'Kettle'
		);
		await pass( 21 );
		expect( shop.takeReads() ).toEqual( [ 'page:2', 'product:8' ] );
		expect( await answers( 'rent a surfboard' ) ).toBe( 'Rent' );
	} );

	it( '11.2 what the shop names is read at once, what it names as deleted is gone at once', async () => {
		const { shop, sync, answers, pass } = await following();
		shop.takeReads();
		shop.put(
			'product:7',
			'Harbor Mug. Price: 29.00. Out of stock.',
			'Harbor Mug'
		);
		shop.delete( 'page:1' );
		shop.delete( 'page:2' );
		sync.changed( named( 'product:7', 'page:1', 'page:2' ) );
		await pass( 1 );
		expect( shop.takeReads() ).toEqual( [ 'product:7' ] );
		expect( await answers( 'How long does shipping take?' ) ).not.toBe(
			'Shipping'
		);
		expect( await answers( 'harbor mug price' ) ).toBe( 'Harbor Mug' );
	} );

	it( '11.2 of a kind that is named as a whole everything is read again', async () => {
		const { shop, sync, pass } = await following();
		shop.takeReads();
		sync.changed( named( 'page' ) );
		await pass( 1 );
		expect( shop.takeReads() ).toEqual( [ 'page:1', 'page:2' ] );
	} );

	it( '11.2 what the shop sends along is used before anything is asked', async () => {
		const { shop, sync, answers } = await following();
		shop.onList = () => {
			throw broken( 'unreachable' );
		};
		sync.changed( {
			changed: [],
			gone: [ 'page:2' ],
			documents: [
				{
					id: 'entry:3',
					kind: 'entry',
					title: 'Do you engrave names?',
					text: 'Yes, for 5.00.',
					questions: [ 'Do you engrave names?' ],
				},
			],
		} );
		expect( await answers( 'Do you engrave names?' ) ).toBe(
			'Do you engrave names?'
		);
		expect( await answers( 'what is your return policy' ) ).not.toBe(
			'Returns'
		);
	} );

	it( '11.3 a burst of changes is one look', async () => {
		const { shop, sync, pass } = await following();
		await pass( 2 );
		shop.lists.length = 0;
		for ( let order = 0; order < 50; order++ ) {
			shop.put( 'product:7', `Harbor Mug. ${ order } in stock.`, 'Mug' );
			sync.changed( named( 'product:7' ) );
		}
		await pass( 1 );
		expect( shop.lists ).toEqual( [ [ 'product' ] ] );
	} );

	it( '11.3 after a restart only what changed meanwhile is read', async () => {
		const first = await following();
		await first.stop();
		first.shop.put( 'page:2', 'Now 60 days.', 'Returns' );
		first.shop.takeReads();
		const { shop } = await following( first );
		expect( shop.takeReads() ).toEqual( [ 'page:2' ] );
	} );

	it( '11.3 an index that was lost is filled again, whatever was noted', async () => {
		const { stop, clock, store, shop } = await following();
		await stop();
		shop.takeReads();
		const { answers } = await following( { clock, store, shop } );
		expect( shop.takeReads() ).toHaveLength( 3 );
		expect( await answers( 'How long does shipping take?' ) ).toBe(
			'Shipping'
		);
	} );

	it( '11.5 all is read again when the owner asks for it, and how far it is is told', async () => {
		const { shop, sync, of } = await following();
		shop.takeReads();
		let seen: unknown;
		shop.onRead = ( [ id ] ) => {
			if ( id === 'page:1' ) {
				seen = of( 'page' ).reading;
			}
		};
		await sync.whole();
		expect( shop.takeReads() ).toHaveLength( 3 );
		expect( seen ).toEqual( { done: 0, of: 2 } );
		expect( of( 'page' ).reading ).toBeUndefined();
	} );
} );

describe( 'a shop that fails', () => {
	it( '11.4 tried less and less often, the last content stays, and it comes back by itself', async () => {
		const { shop, answers, pass, of, clock, log } = await following();
		shop.lists.length = 0;
		shop.onList = () => {
			throw broken( 'unreachable' );
		};
		await pass( 30 * 60 );
		const tries = shop.lists.length;
		// 20, 40, 80, 160 and then every 300 s.
		expect( tries ).toBeGreaterThanOrEqual( 9 );
		expect( tries ).toBeLessThanOrEqual( 11 );
		expect( await answers( 'How long does shipping take?' ) ).toBe(
			'Shipping'
		);
		expect( of( 'page' ).problem ).toMatchObject( {
			reason: 'unreachable',
			nextAt: expect.any( Number ),
		} );
		expect(
			of( 'page' ).problem!.nextAt - clock.now()
		).toBeLessThanOrEqual( 300_000 );
		expect(
			log.warnings.map( ( { fields } ) => fields.kind ).sort()
		).toEqual( [
			'entry',
			'page',
			'payment',
			'post',
			'product',
			'shipping',
		] );
		shop.onList = () => {};
		shop.delete( 'page:1' );
		await pass( 300 );
		expect( of( 'page' ).problem ).toBeUndefined();
		expect( await answers( 'How long does shipping take?' ) ).not.toBe(
			'Shipping'
		);
	} );

	it( '11.4 the shop says until when it wants to be left alone, and is', async () => {
		const { shop, pass, clock } = await following();
		const until = clock.now() + 200_000;
		shop.onList = () => {
			throw new ShopProblem( 'Busy.', 'busy', { retryAt: until } );
		};
		await pass( 21 );
		shop.lists.length = 0;
		await pass( 178 );
		expect( shop.lists ).toEqual( [] );
		await pass( 2 );
		expect( shop.lists.length ).toBeGreaterThan( 0 );
	} );

	it( '11.4 an empty index is tried again soon', async () => {
		const shop = new FakeShop();
		shop.put( 'page:1', SHIPPING, 'Shipping' );
		let down = true;
		shop.onList = () => {
			if ( down ) {
				throw broken( 'unreachable' );
			}
		};
		const { pass, answers } = await following( { shop } );
		down = false;
		await pass( 6 );
		expect( await answers( 'How long does shipping take?' ) ).toBe(
			'Shipping'
		);
	} );

	it.each( [ 'empty', 'broken', 'slow' ] as const )(
		'11.4 WooCommerce breaks (%s): pages are followed all the same, products stay',
		async ( reason ) => {
			const { shop, answers, pass, of } = await following();
			shop.onList = ( kinds ) => {
				if ( kinds.includes( 'product' ) ) {
					throw broken( reason );
				}
			};
			shop.put(
				'page:2',
				'A surfboard can be rented by the day.',
				'Rent'
			);
			await pass( 21 );
			expect( await answers( 'rent a surfboard' ) ).toBe( 'Rent' );
			expect( await answers( 'harbor mug price' ) ).toBe( 'Harbor Mug' );
			expect( of( 'page' ).problem ).toBeUndefined();
			expect( of( 'product' ).problem ).toMatchObject( { reason } );
		}
	);

	it( '11.4 a listing without most of what there was is believed when it is said three times', async () => {
		const { shop, answers, pass } = await following();
		shop.hides = ( id ) => id.startsWith( 'page:' );
		await pass( 21 );
		expect( await answers( 'How long does shipping take?' ) ).toBe(
			'Shipping'
		);
		shop.hides = () => false;
		await pass( 60 );
		expect( await answers( 'How long does shipping take?' ) ).toBe(
			'Shipping'
		);
		shop.delete( 'page:1' );
		shop.delete( 'page:2' );
		await pass( 45 );
		expect( await answers( 'How long does shipping take?' ) ).not.toBe(
			'Shipping'
		);
	} );

	it( '11.4 nor does asking for everything again empty it', async () => {
		const { shop, sync, answers } = await following();
		shop.hides = () => true;
		await sync.whole();
		expect( await answers( 'How long does shipping take?' ) ).toBe(
			'Shipping'
		);
	} );

	it( '11.4 one text that breaks the answer costs no other', async () => {
		const shop = new FakeShop();
		for ( let id = 1; id <= 60; id++ ) {
			shop.put(
				`page:${ id }`,
				`Paragraph about thing${ id } number one.`
			);
		}
		shop.onRead = ( ids ) => {
			if ( ids.includes( 'page:33' ) ) {
				throw broken( 'empty' );
			}
		};
		const { of, answers, pass } = await following( { shop } );
		expect( of( 'page' ) ).toMatchObject( {
			documents: 59,
			problem: { reason: 'empty' },
		} );
		expect( await answers( 'thing34' ) ).toBe( 'page:34' );
		shop.onRead = () => {};
		shop.takeReads();
		await pass( 21 );
		expect( shop.takeReads() ).toEqual( [ 'page:33' ] );
		expect( of( 'page' ).problem ).toBeUndefined();
	} );

	it( '11.4 when it goes away in the middle, it is left alone, and the rest is read later', async () => {
		const shop = new FakeShop();
		for ( let id = 1; id <= 100; id++ ) {
			shop.put(
				`product:${ id }`,
				`Product with word${ id } in its text.`
			);
		}
		let calls = 0;
		shop.onRead = () => {
			if ( ++calls > 2 ) {
				throw broken( 'unreachable' );
			}
		};
		const { of, pass } = await following( { shop } );
		expect( calls ).toBe( 3 );
		expect( of( 'product' ).documents ).toBe( 50 );
		shop.onRead = () => {};
		shop.takeReads();
		await pass( 21 );
		expect( shop.takeReads() ).toHaveLength( 50 );
		expect( of( 'product' ).documents ).toBe( 100 );
	} );
} );
