/** @jest-environment jsdom */
import { fireEvent, waitFor, within } from '@testing-library/dom';
import type { LoaderConfig } from '../../protocol/session';
import type { PanelHost } from '../../widget/contract';
import { start as startLoader } from '../../widget/loader/start';
import { openKey, shownKey } from '../../widget/memory';
import './support/shadow-queries';
import { loaderConfig, sessionFor, SHOP } from './support/fixtures';

const OPEN_KEY = openKey( SHOP );
const SHOWN_KEY = shownKey( SHOP );
const SIDECAR = 'https://shop.example/baton';
let answer: ( url: string ) => unknown;
let requests: string[];
let idle: () => void;
let opened: number;
let stop = () => {};

beforeEach( () => {
	requests = [];
	opened = 0;
	idle = () => {};
	answer = ( url ) =>
		url.startsWith( SIDECAR ) ? { available: true } : sessionFor( SIDECAR );
	localStorage.clear();
	sessionStorage.clear();
	document.head.innerHTML = document.body.innerHTML = '';
	delete window.batonPanel;
	window.requestIdleCallback = ( callback ) => {
		idle = () => callback( { didTimeout: false, timeRemaining: () => 9 } );
		return 1;
	};
	window.fetch = async ( input, init ) => {
		requests.push( `${ init?.method ?? 'GET' } ${ input }` );
		const body = answer( String( input ) );
		return {
			ok: true,
			json: async () =>
				typeof body === 'string' ? JSON.parse( body ) : body,
		} as Response;
	};
} );

afterEach( () => stop() );

function start( config: LoaderConfig ): void {
	stop = startLoader( config );
}

const root = () =>
	within(
		document.getElementById( 'baton-chat' )!
			.shadowRoot as unknown as HTMLElement
	);
const bubble = () => root().getByRole( 'button', { name: 'Chat with us' } );
const note = () => root().getByRole( 'alert' ).parentElement!;
async function failure(): Promise< HTMLElement > {
	await waitFor( () => expect( note().hidden ).toBe( false ) );
	return note();
}
const scripts = () => [ ...document.head.querySelectorAll( 'script' ) ];

/** The panel's script arrives. */
async function panelArrives(): Promise< PanelHost[] > {
	await waitFor( () => expect( scripts() ).toHaveLength( 1 ) );
	const hosts: PanelHost[] = [];
	let isOpen = false;
	window.batonPanel = {
		mount( host ) {
			hosts.push( host );
			return {
				open() {
					opened++;
					isOpen = true;
				},
				close() {
					isOpen = false;
				},
				isOpen: () => isOpen,
			};
		},
	};
	fireEvent.load( scripts()[ 0 ]! );
	await waitFor( () => expect( hosts ).toHaveLength( 1 ) );
	return hosts;
}

it( '3.6 before the first use one request is made, when the page is idle', async () => {
	start( loaderConfig( SIDECAR ) );
	expect( requests ).toEqual( [] );
	expect( root().getByRole( 'status' ).textContent ).toBe( '' );
	idle();
	await waitFor( () =>
		expect( root().getByRole( 'status' ).textContent ).toBe(
			'A person is available'
		)
	);
	expect( requests ).toEqual( [ `GET ${ SIDECAR }/v1/availability` ] );
	expect( scripts() ).toEqual( [] );
} );

it( '3.6 an unreachable sidecar is no available person', async () => {
	answer = () => '';
	start( loaderConfig( SIDECAR ) );
	idle();
	await waitFor( () => expect( requests ).toHaveLength( 1 ) );
	expect( root().getByRole( 'status' ).textContent ).toBe( '' );
} );

it( '3.6 the bubble takes no room on the page', () => {
	start( loaderConfig( SIDECAR ) );
	const { style } = document.getElementById( 'baton-chat' )!;
	expect( style.position ).toBe( 'fixed' );
	expect( style.width ).toBe( '0px' );
} );

it( '3.6 several quick presses give one session, one script, one panel', async () => {
	start( loaderConfig( SIDECAR ) );
	for ( let i = 0; i < 4; i++ ) {
		fireEvent.click( bubble() );
	}
	expect( bubble().getAttribute( 'aria-busy' ) ).toBe( 'true' );
	const hosts = await panelArrives();
	await waitFor( () => expect( opened ).toBe( 1 ) );
	expect( hosts ).toHaveLength( 1 );
	expect( scripts() ).toHaveLength( 1 );
	expect( requests ).toEqual( [
		'POST https://shop.example/?wc-ajax=baton_session',
	] );
	expect( bubble().getAttribute( 'aria-busy' ) ).toBe( 'false' );
} );

it.each( [
	[ 'an empty body', '' ],
	[ 'no JSON', '<html>' ],
	[ 'JSON without a token', { panel: { script: '/x.js' } } ],
] )(
	'3.6 a session of %s is told with another way, and tried again',
	async ( _, body ) => {
		answer = () => body;
		start( loaderConfig( SIDECAR ) );
		fireEvent.click( bubble() );
		const told = await failure();
		expect( told.textContent ).toContain( 'The chat could not be opened.' );
		expect(
			within( told )
				.getByRole( 'link', { name: 'Contact page' } )
				.getAttribute( 'href' )
		).toBe( 'https://shop.example/contact' );
		expect(
			within( told ).queryByRole( 'link', { name: 'Write an e-mail' } )
		).toBeNull();

		answer = () => sessionFor( SIDECAR );
		fireEvent.click( bubble() );
		expect( note().hidden ).toBe( true );
		await panelArrives();
		await waitFor( () => expect( opened ).toBe( 1 ) );
	}
);

it( '3.6 a panel script that fails is loaded anew by the next press', async () => {
	start( loaderConfig( SIDECAR ) );
	fireEvent.click( bubble() );
	await waitFor( () => expect( scripts() ).toHaveLength( 1 ) );
	fireEvent.error( scripts()[ 0 ]! );
	await failure();
	expect( scripts() ).toEqual( [] );
	fireEvent.click( bubble() );
	await panelArrives();
	await waitFor( () => expect( opened ).toBe( 1 ) );
} );

it( '3.6 a browser with an open conversation connects at load and shows its badge', async () => {
	localStorage.setItem( OPEN_KEY, '3' );
	start( loaderConfig( SIDECAR ) );
	expect( root().getByText( '3 unread' ) ).toBeTruthy();
	await panelArrives();
	expect( opened ).toBe( 0 );
	expect( requests ).toHaveLength( 1 );
} );

it( '3.6 a quiet load that fails stays quiet', async () => {
	localStorage.setItem( OPEN_KEY, '0' );
	answer = () => '';
	start( loaderConfig( SIDECAR ) );
	await waitFor( () => expect( requests ).toHaveLength( 1 ) );
	await Promise.resolve();
	expect( note().hidden ).toBe( true );
} );

it( '3.6 a chat that was open comes back, and a press aimed before does not shut it', async () => {
	localStorage.setItem( OPEN_KEY, '0' );
	sessionStorage.setItem( SHOWN_KEY, '1' );
	start( loaderConfig( SIDECAR ) );
	await panelArrives();
	await waitFor( () => expect( opened ).toBe( 1 ) );
	fireEvent.click( bubble() );
	expect( opened ).toBe( 2 );
} );

it( '3.6 another tab that begins a conversation wakes this one', async () => {
	start( loaderConfig( SIDECAR ) );
	localStorage.setItem( OPEN_KEY, '0' );
	fireEvent( window, new StorageEvent( 'storage', { key: OPEN_KEY } ) );
	await panelArrives();
	expect( opened ).toBe( 0 );
} );

it( '3.10 what the shop configured shows as text, and no script as a link', async () => {
	answer = () => '';
	const config = loaderConfig( SIDECAR );
	config.words.failed = '<img src=x onerror=alert(1)>';

	config.contactUrl = 'javascript:alert(1)';
	start( config );
	fireEvent.click( bubble() );
	const told = await failure();
	expect( told.textContent ).toContain( '<img src=x' );
	expect( told.querySelector( 'img, a' ) ).toBeNull();
} );

it( '10.6 nobody is said to be available beside the words that the chat cannot be reached', async () => {
	start( loaderConfig( SIDECAR ) );
	idle();
	const said = () => root().getByRole( 'status' ).textContent;
	await waitFor( () => expect( said() ).not.toBe( '' ) );
	answer = () => '';
	fireEvent.click( bubble() );
	await failure();
	expect( said() ).toBe( '' );
} );

it( '10.6 an e-mail address stands there only if the owner wants it to', async () => {
	answer = () => '';
	start( { ...loaderConfig( SIDECAR ), contactEmail: 'hi@shop.example' } );
	fireEvent.click( bubble() );
	expect(
		within( await failure() )
			.getByRole( 'link', { name: 'Write an e-mail' } )
			.getAttribute( 'href' )
	).toBe( 'mailto:hi@shop.example' );
} );

it( '10.6 a cached page’s older words leave nothing undefined', async () => {
	answer = () => '';
	const config = loaderConfig( SIDECAR );
	for ( const word of [ 'slow', 'back', 'again', 'mail', 'dismiss' ] ) {
		delete ( config.words as Partial< typeof config.words > )[
			word as keyof typeof config.words
		];
	}
	start( config );
	fireEvent.click( bubble() );
	expect( ( await failure() ).outerHTML ).not.toContain( 'undefined' );
} );

describe( 'a chat that somebody waits for', () => {
	beforeEach( () => jest.useFakeTimers( { doNotFake: [ 'performance' ] } ) );
	afterEach( () => jest.useRealTimers() );

	/** WordPress takes the request and never answers. */
	const silence = () => {
		window.fetch = ( input, init ) => {
			requests.push( String( input ) );
			return new Promise( ( _, reject ) =>
				init?.signal?.addEventListener( 'abort', () =>
					reject( new Error( 'aborted' ) )
				)
			);
		};
	};

	it( '10.6 says in words, not by a ring alone, that it takes long; and then that it does not come', async () => {
		silence();
		start( loaderConfig( SIDECAR ) );
		fireEvent.click( bubble() );
		await jest.advanceTimersByTimeAsync( 3_999 );
		expect( note().hidden ).toBe( true );
		await jest.advanceTimersByTimeAsync( 1 );
		expect( note().textContent ).toContain( 'takes long to open' );
		expect(
			within( note() ).getByRole( 'link', { name: 'Contact page' } )
		).toBeTruthy();
		await jest.advanceTimersByTimeAsync( 11_000 );
		expect( note().textContent ).toContain( 'could not be opened' );
		expect( bubble().getAttribute( 'aria-busy' ) ).toBe( 'false' );
	} );

	it( '10.6 is tried again by itself, and says when it works', async () => {
		answer = () => '';
		start( loaderConfig( SIDECAR ) );
		fireEvent.click( bubble() );
		await jest.advanceTimersByTimeAsync( 0 );
		expect( note().textContent ).toContain( 'could not be opened' );
		await jest.advanceTimersByTimeAsync( 120_000 );
		expect( requests.length ).toBeGreaterThan( 2 );
		expect( requests.length ).toBeLessThan( 20 );
		expect( note().textContent ).toContain( 'could not be opened' );
		answer = () => sessionFor( SIDECAR );
		for ( let s = 0; s < 60 && scripts().length === 0; s++ ) {
			await jest.advanceTimersByTimeAsync( 1_000 );
		}
		await panelArrives();
		await jest.advanceTimersByTimeAsync( 0 );
		expect( note().textContent ).toContain( 'works again' );
		// It opens when it is asked to, and not in the middle of something else.
		expect( opened ).toBe( 0 );
		fireEvent.click( bubble() );
		expect( opened ).toBe( 1 );
		expect( note().hidden ).toBe( true );
	} );

	it( '10.6 is tried again by the button beside the words', async () => {
		answer = () => '';
		start( loaderConfig( SIDECAR ) );
		fireEvent.click( bubble() );
		await jest.advanceTimersByTimeAsync( 0 );
		answer = () => sessionFor( SIDECAR );
		fireEvent.click(
			within( note() ).getByRole( 'button', { name: 'Try again' } )
		);
		expect( note().hidden ).toBe( true );
		await panelArrives();
		await jest.advanceTimersByTimeAsync( 0 );
		expect( opened ).toBe( 1 );
	} );

	it( '10.6 words that were put away stay away, and nothing is asked for any more', async () => {
		answer = () => '';
		start( loaderConfig( SIDECAR ) );
		fireEvent.click( bubble() );
		await jest.advanceTimersByTimeAsync( 0 );
		fireEvent.click(
			within( note() ).getByRole( 'button', { name: 'Dismiss' } )
		);
		expect( note().hidden ).toBe( true );
		const before = requests.length;
		await jest.advanceTimersByTimeAsync( 120_000 );
		expect( requests ).toHaveLength( before );
		expect( note().hidden ).toBe( true );
	} );
} );

describe( 'a quiet load that failed', () => {
	beforeEach( () => jest.useFakeTimers( { doNotFake: [ 'performance' ] } ) );
	afterEach( () => jest.useRealTimers() );

	async function fails(): Promise< void > {
		localStorage.setItem( OPEN_KEY, '0' );
		answer = () => '';
		start( loaderConfig( SIDECAR ) );
		await jest.advanceTimersByTimeAsync( 0 );
		expect( requests ).toHaveLength( 1 );
	}

	it( '3.6 is tried again later and later, and then connects', async () => {
		await fails();
		await jest.advanceTimersByTimeAsync( 4_999 );
		expect( requests ).toHaveLength( 1 );
		await jest.advanceTimersByTimeAsync( 5_001 );
		expect( requests ).toHaveLength( 2 );
		await jest.advanceTimersByTimeAsync( 600_000 );
		expect( requests.length ).toBeGreaterThan( 10 );
		expect( requests.length ).toBeLessThan( 40 );
		expect( note().hidden ).toBe( true );
		answer = () => sessionFor( SIDECAR );
		// The panel's script is given up after a while: look often enough.
		for ( let s = 0; s < 60 && scripts().length === 0; s++ ) {
			await jest.advanceTimersByTimeAsync( 1_000 );
		}
		expect( scripts() ).toHaveLength( 1 );
	} );

	it( '3.6 is tried again at once when the tab is seen or the network is back', async () => {
		await fails();
		fireEvent( document, new Event( 'visibilitychange' ) );
		await jest.advanceTimersByTimeAsync( 0 );
		expect( requests ).toHaveLength( 2 );
		fireEvent( window, new Event( 'online' ) );
		await jest.advanceTimersByTimeAsync( 0 );
		expect( requests ).toHaveLength( 3 );
	} );

	it( '3.6 is not tried again once no conversation is open', async () => {
		await fails();
		localStorage.removeItem( OPEN_KEY );
		await jest.advanceTimersByTimeAsync( 120_000 );
		expect( requests ).toHaveLength( 1 );
	} );
} );
