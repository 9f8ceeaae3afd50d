/** @jest-environment ./tests/widget/support/page-environment.cjs */
import { fireEvent, waitFor, within } from '@testing-library/dom';
import { ada, sessionFor } from './support/fixtures';
import { openPanel, say, type } from './support/open-panel';
import { ScriptedSidecar } from './support/scripted-sidecar';

let sidecar: ScriptedSidecar;

beforeEach( async () => {
	localStorage.clear();
	sessionStorage.clear();
	document.body.innerHTML = '';
	sidecar = await ScriptedSidecar.start();
} );
afterEach( () => sidecar.stop() );

const message = ( id: string, text: string ) =>
	( { type: 'message', id, from: { kind: 'agent', ...ada }, text } ) as const;
const kept = () =>
	JSON.stringify( [ { ...localStorage }, { ...sessionStorage } ] );

it( '2.4 another page shows the conversation at once and fetches only what is new', async () => {
	const first = await openPanel( sidecar );
	sidecar.append( message( 'm1', 'Before the page change' ) );
	await first.ui.findByText( 'Before the page change' );
	type( first.box(), 'half a sen' );
	first.leave();
	document.body.innerHTML = '';

	const second = await openPanel( sidecar );
	second.ui.getByText( 'Before the page change' );
	expect( second.box().value ).toBe( 'half a sen' );
	const hello = await sidecar.gets( 'hello', 2 );
	expect( hello ).toMatchObject( { conversation: 'c1', after: 1 } );
} );

it( '3.2 what was written without a connection waits, and is sent once by the next page', async () => {
	const first = await openPanel( sidecar );
	Object.defineProperty( navigator, 'onLine', {
		value: false,
		configurable: true,
	} );
	fireEvent( window, new Event( 'offline' ) );
	await first.ui.findByText(
		/^You are offline\. What you write here is kept/
	);
	expect(
		first.ui.queryByRole( 'button', { name: 'Connect again' } )
	).toBeNull();
	say( first, 'Written in the tunnel' );
	await first.ui.findByText( 'Waiting for connection' );
	expect( localStorage.getItem( 'baton.open/shop-1' ) ).toBe( '0' );
	document.body.innerHTML = '';

	Object.defineProperty( navigator, 'onLine', {
		value: true,
		configurable: true,
	} );
	const second = await openPanel( sidecar );
	await second.ui.findByText( 'Sent' );
	expect( sidecar.events ).toHaveLength( 1 );
	expect(
		within( second.log() ).getAllByText( 'Written in the tunnel' )
	).toHaveLength( 1 );
} );

it( '10.9 what cannot be stored is said to be kept, and so is what comes after it', async () => {
	const one = await openPanel( sidecar );
	sidecar.answers = false;
	say( one, 'The disk is full' );
	say( one, 'I know' );
	await sidecar.gets( 'send', 2 );
	for ( const { id } of sidecar.all( 'send' ) ) {
		sidecar.tell( {
			type: 'error',
			id,
			code: 'unavailable',
			message: 'No.',
		} );
	}
	await waitFor( () =>
		expect( one.ui.getAllByText( /Not sent yet/ ) ).toHaveLength( 2 )
	);
	sidecar.answers = true;
	await one.ui.findByText( 'Sent' );
	expect( one.ui.queryByText( /Not sent yet/ ) ).toBeNull();
} );

it( '3.6 two tabs show one conversation', async () => {
	const one = await openPanel( sidecar );
	const two = await openPanel( sidecar );
	say( one, 'From the first tab' );
	await two.ui.findByText( 'From the first tab' );
	say( two, 'From the second tab' );
	await one.ui.findByText( 'From the second tab' );
	expect( within( one.log() ).getAllByRole( 'article' ) ).toHaveLength( 2 );
	expect( within( two.log() ).getAllByRole( 'article' ) ).toHaveLength( 2 );
} );

it( '5.1 another visitor on this computer finds nothing of the former', async () => {
	const first = await openPanel( sidecar );
	say( first, 'My secret surprise' );
	await first.ui.findByText( 'Sent' );
	sidecar.append( { type: 'offer', offer: 'ticket' } );
	type(
		await first.ui.findByRole( 'textbox', { name: 'Name' } ),
		'My secret name'
	);
	type( first.box(), 'My secret draft' );
	first.leave();
	expect( kept() ).toContain( 'secret' );
	document.body.innerHTML = '';

	sidecar.events = [];
	const second = await openPanel(
		sidecar,
		sessionFor( sidecar.url, 'visitor-2' )
	);
	expect( kept() ).not.toContain( 'secret' );
	expect( second.bubble.root.textContent ).not.toContain( 'secret' );
	expect( second.box().value ).toBe( '' );
} );

it( '5.1 a logout in another tab empties this one at once', async () => {
	const open = await openPanel( sidecar );
	say( open, 'My secret surprise' );
	await open.ui.findByText( 'Sent' );
	type( open.box(), 'My secret draft' );
	open.answerSession( sessionFor( sidecar.url, 'visitor-2' ) );
	sidecar.events = [];
	fireEvent(
		window,
		new StorageEvent( 'storage', {
			key: 'baton.visitor/shop-1',
			newValue: 'visitor-2',
		} )
	);
	await waitFor( () =>
		expect( sidecar.all( 'hello' ).at( -1 )?.token ).toBe(
			'token-of-visitor-2'
		)
	);
	await waitFor( () =>
		expect( open.log().textContent ).not.toContain( 'secret' )
	);
	await waitFor( () => expect( open.box().value ).toBe( '' ) );
	expect( kept() ).not.toContain( 'secret' );
	expect( sidecar.all( 'hello' ).at( -1 ) ).toMatchObject( { after: 0 } );
} );

it( '5.1 a customer who logs in keeps the draft, and what is shown comes anew', async () => {
	const first = await openPanel( sidecar );
	say( first, 'Hello' );
	await first.ui.findByText( 'Sent' );
	type( first.box(), 'half a sen' );
	first.leave();
	document.body.innerHTML = '';

	const second = await openPanel( sidecar, {
		customer: { name: 'Zoë', email: 'zoe@example.org' },
	} );
	expect( second.box().value ).toBe( 'half a sen' );
	expect( ( await sidecar.gets( 'hello', 2 ) ).after ).toBe( 0 );
	await second.ui.findByText( 'Hello' );
	expect( kept() ).not.toContain( 'zoe@example.org' );
} );

it( '2.4 a gap is filled by saying hello again', async () => {
	const open = await openPanel( sidecar );
	sidecar.append( message( 'm1', 'One' ) );
	await open.ui.findByText( 'One' );
	sidecar.events.push(
		{ ...message( 'm2', 'Two' ), seq: 2, at: 1, audience: 'all' },
		{ ...message( 'm3', 'Three' ), seq: 3, at: 2, audience: 'all' }
	);
	sidecar.tell( {
		type: 'events',
		conversation: 'c1',
		after: 2,
		upTo: 3,
		events: sidecar.events.slice( 2 ),
	} );
	await open.ui.findByText( 'Two' );
	await open.ui.findByText( 'Three' );
	expect( ( await sidecar.gets( 'hello', 2 ) ).after ).toBe( 1 );
} );

it( '2.2 a new conversation takes the place of the old one', async () => {
	const open = await openPanel( sidecar );
	sidecar.append( message( 'm1', 'Of the old one' ) );
	await open.ui.findByText( 'Of the old one' );
	sidecar.tell( {
		type: 'welcome',
		conversation: 'c2',
		tokenEnds: Date.now() + 600_000,
		now: Date.now(),
		available: true,
	} );
	sidecar.tell( {
		type: 'events',
		conversation: 'c2',
		after: 0,
		upTo: 1,
		events: [
			{
				...message( 'm1', 'Of the new one' ),
				seq: 1,
				at: 1,
				audience: 'all',
			},
		],
	} );
	await open.ui.findByText( 'Of the new one' );
	expect( open.ui.queryByText( 'Of the old one' ) ).toBeNull();
} );

describe( 'a tab that is looked at again', () => {
	let later = 0;
	beforeEach( () => {
		const now = Date.now;
		later = 0;
		jest.spyOn( Date, 'now' ).mockImplementation( () => now() + later );
	} );
	afterEach( () => jest.restoreAllMocks() );

	it.each( [
		[
			'shown',
			() => fireEvent( document, new Event( 'visibilitychange' ) ),
		],
		[
			'brought by Back',
			() =>
				fireEvent(
					window,
					Object.assign( new Event( 'pageshow' ), {
						persisted: true,
					} )
				),
		],
	] )( '5.1 notices a logout elsewhere: %s', async ( _, lookAt ) => {
		const open = await openPanel( sidecar );
		say( open, 'My secret surprise' );
		await open.ui.findByText( 'Sent' );
		type( open.box(), 'My secret draft' );
		open.answerSession( sessionFor( sidecar.url, 'visitor-2' ) );
		sidecar.events = [];
		later = 31_000;
		lookAt();
		await waitFor( () =>
			expect( sidecar.all( 'hello' ).at( -1 )?.token ).toBe(
				'token-of-visitor-2'
			)
		);
		await waitFor( () => expect( open.box().value ).toBe( '' ) );
		expect( open.log().textContent ).not.toContain( 'secret' );
		expect( kept() ).not.toContain( 'secret' );
	} );

	it( '5.1 asks nobody when it was away for a moment only, and shows on when nothing changed', async () => {
		const open = await openPanel( sidecar );
		say( open, 'Still me' );
		await open.ui.findByText( 'Sent' );
		later = 29_000;
		fireEvent( document, new Event( 'visibilitychange' ) );
		expect( open.sessions() ).toBe( 0 );
		later = 31_000;
		fireEvent( document, new Event( 'visibilitychange' ) );
		fireEvent( document, new Event( 'visibilitychange' ) );
		await waitFor( () => expect( open.sessions() ).toBe( 1 ) );
		open.ui.getByText( 'Still me' );
		expect( sidecar.all( 'hello' ) ).toHaveLength( 1 );
	} );
} );
