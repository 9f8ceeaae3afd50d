/**
 * @jest-environment jsdom
 */
import '@testing-library/jest-dom';
import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { problemOf } from '../../admin/common/problem';
import { Desk } from '../../admin/desk/components/desk';
import { troubleWords } from '../../admin/desk/connection-words';
import { shopWords } from '../../admin/desk/shop-words';
import { initialState } from '../../admin/desk/state/desk-state';
import type { FrameOf } from '../../protocol/frames-down';
import { SHOP_REASONS } from '../../protocol/shop';
import { desk, deskStore, mine, NOW, row } from './support';

// Whole screens, on machines that do other things too.
jest.setTimeout( 20_000 );

jest.mock(
	'@woocommerce/settings',
	() => ( {
		getSetting: () => ( {} ),
		getAdminLink: ( path: string ) => path,
	} ),
	{ virtual: true }
);

beforeEach( () => {
	jest.useFakeTimers( { now: NOW } );
	jest.spyOn( document, 'hasFocus' ).mockReturnValue( true );
	window.history.replaceState( null, '', '/' );
	document.title = 'Support desk';
	window.batonAdmin = {};
	document.body.insertAdjacentHTML(
		'afterbegin',
		'<ul><li id="wp-admin-bar-baton"><span class="baton-count" hidden>0</span></li></ul>'
	);
} );
afterEach( () => {
	document.querySelector( 'ul:has(> #wp-admin-bar-baton)' )?.remove();
	jest.useRealTimers();
	jest.restoreAllMocks();
} );

const count = () => document.querySelector( '.baton-count' )!;
const pass = ( ms: number ) => act( () => jest.advanceTimersByTime( ms ) );

function show( ...items: Parameters< typeof desk >[ 0 ] ) {
	const it = deskStore();
	it.take( desk( items ) );
	window.history.replaceState( null, '', '/#conversation=a' );
	render( <Desk store={ it.store } /> );
	return {
		...it,
		connection: (
			state: 'online' | 'retrying' | 'offline',
			cause?: 'session' | 'sidecar'
		) =>
			act( () =>
				it.store.dispatch( {
					type: 'connection',
					state,
					cause,
					retryAt: Date.now() + 8_000,
					now: Date.now(),
				} )
			),
		problem: ( problem: string ) =>
			act( () => it.store.dispatch( { type: 'problem', problem } ) ),
		answers(
			what: 'orders' | 'cart',
			rest: Partial< FrameOf< 'facts' > >
		) {
			const asked = it.sent
				.filter(
					( frame ) => frame.type === 'lookup' && frame.what === what
				)
				.at( -1 );
			act( () =>
				it.take( {
					type: 'facts',
					id: String( asked?.id ),
					conversation: 'a',
					...rest,
				} )
			);
		},
	};
}
const region = ( name: string ) =>
	within( screen.getByRole( 'region', { name } ) );

describe( 'a desk that is not connected', () => {
	test( '10.7 a short interruption changes nothing on it', () => {
		const it = show( row( 'a' ) );
		it.connection( 'retrying', 'sidecar' );
		pass( 4_000 );
		screen.getByText( 'Connecting…' );
		expect( count() ).toHaveTextContent( '1' );
		it.connection( 'online' );
		pass( 60_000 );
		expect(
			screen.queryByText( /chat server does not answer/ )
		).toBeNull();
	} );

	test( '10.7 says what is down, as of when it is, and claims nothing that it does not know', () => {
		const it = show( row( 'a' ), row( 'b' ) );
		expect( document.title ).toMatch( /^\(2\)/ );
		it.connection( 'retrying', 'sidecar' );
		pass( 6_000 );
		const words = screen.getByText( /chat server does not answer/ );
		expect( words ).toHaveAttribute( 'role', 'status' );
		expect( words ).toHaveTextContent( /You see how it was at/ );
		expect( document.title ).toBe( 'Support desk' );
		expect( count() ).toHaveTextContent( '?' );
		expect( count() ).toBeVisible();
		expect( count() ).toHaveAttribute(
			'title',
			expect.stringContaining( 'not known' )
		);
		expect( screen.getAllByText( '?' ) ).toHaveLength( 3 );
		// The countdown goes on, unheard.
		const said = words.textContent;
		screen.getByText( 'Trying again in 2 s.' );
		pass( 1_000 );
		screen.getByText( 'Trying again in 1 s.' );
		expect( words ).toHaveTextContent( said! );
		it.connection( 'online' );
		pass( 1_000 );
		expect( count() ).toHaveTextContent( '2' );
		expect( document.title ).toMatch( /^\(2\)/ );
	} );

	test( '10.7 one that never was connected does not say that nobody is waiting', () => {
		const it = deskStore();
		it.store.dispatch( {
			type: 'connection',
			state: 'connecting',
			now: NOW,
		} );
		render( <Desk store={ it.store } /> );
		expect( screen.queryByText( 'Nobody is waiting.' ) ).toBeNull();
		expect(
			screen.getAllByText( 'Not known while not connected.' )
		).toHaveLength( 2 );
	} );

	test( '10.7 a WordPress that gives no token is told from a sidecar that is down', () => {
		const it = show( mine( 'a' ) );
		it.problem( 'The shop could not be reached.' );
		it.connection( 'retrying', 'session' );
		pass( 6_000 );
		screen.getByText( /^The shop could not be reached\. Without it/ );
	} );

	test( '10.7 what was written is counted; trying now is one press away', () => {
		const it = show( mine( 'a' ) );
		it.connection( 'retrying', 'sidecar' );
		act( () =>
			it.store.send( { type: 'send', conversation: 'a', text: 'Hello' } )
		);
		pass( 6_000 );
		screen.getByText( /1 message is kept and will be sent/ );
		fireEvent.click( screen.getByRole( 'button', { name: 'Try now' } ) );
		expect( it.hellos() ).toBe( 1 );
	} );

	test( '10.7 this device’s own network is named at once', () => {
		const it = show( mine( 'a' ) );
		it.connection( 'offline' );
		screen.getByText( /^This device has no network\./ );
		expect(
			screen.queryByRole( 'button', { name: 'Try now' } )
		).toBeNull();
	} );

	test.each( [
		[ 4003, /another connection string/ ],
		[ 4026, /Reload this page/ ],
	] )( '2.6 an end with %i says what helps', ( code, words ) => {
		expect(
			troubleWords(
				{ ...initialState, connection: { state: 'stopped', code } },
				NOW
			)
		).toMatch( words );
	} );
} );

describe( 'orders and cart that the shop does not give', () => {
	test.each( SHOP_REASONS )( '10.4 “%s” has words of its own', ( reason ) => {
		expect( shopWords( reason, 'For the log.' ).length ).toBeGreaterThan(
			30
		);
		expect( shopWords( reason, 'For the log.' ) ).not.toContain(
			'For the log.'
		);
	} );

	test( '10.4 a reason that is new is said as the sidecar says it', () => {
		expect( shopWords( undefined, 'Something new.' ) ).toBe(
			'Something new.'
		);
	} );

	test( '10.4 what was known stays, with why it is not new and a way to try again', () => {
		const it = show( mine( 'a' ) );
		it.answers( 'orders', {
			orders: [
				{
					id: 1,
					number: '1001',
					status: 'processing',
					createdAt: NOW,
					currency: 'EUR',
					total: '9.00',
					refunded: '0.00',
					items: [],
				},
			],
		} );
		fireEvent.click(
			screen.getByRole( 'button', { name: 'Refresh: Orders' } )
		);
		it.answers( 'orders', { problem: 'x', reason: 'keys' } );
		region( 'Orders' ).getByText( 'Order #1001' );
		region( 'Orders' ).getByText( /no longer accepts the chat’s key/ );
		const before = it.sent.length;
		fireEvent.click(
			region( 'Orders' ).getByRole( 'button', { name: 'Try again' } )
		);
		expect( it.sent.slice( before ) ).toMatchObject( [
			{ type: 'lookup', what: 'orders' },
		] );
	} );

	test( '10.4 a shop that asked for a pause is not asked before', () => {
		const it = show( mine( 'a' ) );
		it.answers( 'orders', {
			problem: 'x',
			reason: 'busy',
			retryAt: NOW + 40_000,
		} );
		const button = () =>
			region( 'Orders' ).getByRole( 'button', { name: /^Try again/ } );
		expect( button() ).toHaveTextContent( 'Try again in 40 s' );
		const before = it.sent.length;
		fireEvent.click( button() );
		expect( it.sent ).toHaveLength( before );
		pass( 40_000 );
		expect( button() ).toHaveTextContent( /^Try again$/ );
		fireEvent.click( button() );
		expect(
			it.sent.filter( ( { what } ) => what === 'orders' ).length
		).toBe( 2 );
	} );

	test( '10.4 who may mend it is shown where', () => {
		window.batonAdmin = { canManage: true, settingsUrl: '/settings' };
		const it = show( mine( 'a' ) );
		it.answers( 'cart', { problem: 'x', reason: 'forbidden' } );
		expect(
			region( 'Cart' ).getByRole( 'link', { name: 'Open the settings' } )
		).toHaveAttribute( 'href', '/settings' );
		it.answers( 'orders', { problem: 'x', reason: 'slow' } );
		expect( region( 'Orders' ).queryByRole( 'link' ) ).toBeNull();
	} );

	test( '10.4 some orders that cannot be read do not look like all there are', () => {
		const it = show( mine( 'a' ) );
		it.answers( 'orders', { orders: [], problem: 'x', reason: 'partly' } );
		region( 'Orders' ).getByText( /Some orders could not be read/ );
	} );
} );

describe( 'why WordPress gives no session', () => {
	test.each( [
		[ { code: 'fetch_error' }, /could not be reached/ ],
		[ { code: 'baton_slow' }, /in time/ ],
		[
			{ code: 'invalid_json', message: 'Not valid JSON' },
			/no usable answer/,
		],
		[
			{
				code: 'internal_server_error',
				message: '<p>There has been a critical error.</p>',
			},
			/error log/,
		],
	] )( '10.7 %j is said without code', ( error, words ) => {
		expect( problemOf( error ) ).toMatch( words );
		expect( problemOf( error ) ).not.toContain( '<' );
	} );
} );
