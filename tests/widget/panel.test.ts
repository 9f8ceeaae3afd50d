/** @jest-environment ./tests/widget/support/page-environment.cjs */
import { fireEvent, waitFor, within } from '@testing-library/dom';
import { ada } from './support/fixtures';
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

const assistant = { kind: 'assistant', name: 'Assistant' } as const;
const agent = { kind: 'agent', ...ada } as const;

it( '3.6 the first message goes out on Enter and becomes an entry, once', async () => {
	const open = await openPanel( sidecar );
	expect( ( open.bubble.root as ShadowRoot ).activeElement ).toBe(
		open.box()
	);
	say( open, '  Do you ship to Norway?  ' );
	expect( ( await sidecar.gets( 'send' ) ).text ).toBe(
		'Do you ship to Norway?'
	);
	await open.ui.findByText( 'Sent' );
	const entries = within( open.log() ).getAllByRole( 'article' );
	expect( entries ).toHaveLength( 1 );
	expect( entries[ 0 ]!.getAttribute( 'aria-label' ) ).toMatch(
		/^You, \d+:\d\d/
	);
	expect( open.box().value ).toBe( '' );
} );

it( '3.6 Shift+Enter is a new line, and Enter while a word is composed is the word', async () => {
	const open = await openPanel( sidecar );
	type( open.box(), 'こんにちは' );
	fireEvent.keyDown( open.box(), { key: 'Enter', shiftKey: true } );
	fireEvent.keyDown( open.box(), { key: 'Enter', isComposing: true } );
	fireEvent.keyDown( open.box(), { key: 'Enter', keyCode: 229 } );
	expect( open.box().value ).toBe( 'こんにちは' );
	fireEvent.keyDown( open.box(), { key: 'Enter' } );
	expect( ( await sidecar.gets( 'send' ) ).text ).toBe( 'こんにちは' );
	expect( sidecar.all( 'send' ) ).toHaveLength( 1 );
} );

it( '3.6 a message that is too long is told so and not sent', async () => {
	const open = await openPanel( sidecar );
	const send = open.ui.getByRole( 'button', { name: 'Send' } );
	type( open.box(), 'x'.repeat( 8003 ) );
	await open.ui.findByText( /8000 characters; this one has 3 too many/ );
	expect( send ).toHaveProperty( 'disabled', true );
	type( open.box(), 'x'.repeat( 7990 ) );
	await open.ui.findByText( '10 characters left' );
	expect( send ).toHaveProperty( 'disabled', false );
	fireEvent.click( send );
	expect( ( await sidecar.gets( 'send' ) ).text ).toHaveLength( 7990 );
} );

it( '3.6 Escape closes and gives the focus back to the bubble', async () => {
	const { bubble, box, panel } = await openPanel( sidecar );
	fireEvent.keyDown( box(), { key: 'Escape', isComposing: true } );
	expect( panel.isOpen() ).toBe( true );
	fireEvent.keyDown( box(), { key: 'Escape' } );
	expect( panel.isOpen() ).toBe( false );
	expect( bubble.root.activeElement?.getAttribute( 'aria-label' ) ).toBe(
		'Chat with us'
	);
} );

it( '3.7 an answer grows unannounced and is one entry in the end', async () => {
	const open = await openPanel( sidecar );
	say( open, 'Hello?' );
	await open.ui.findByText( 'Sent' );
	const piece = { type: 'stream', conversation: 'c1', turn: 't1' } as const;
	sidecar.tell( { ...piece, offset: 0, text: 'We ship ' } );
	sidecar.tell( { ...piece, offset: 8, text: 'worldwide' } );
	const growing = ( await open.ui.findByText( 'We ship worldwide' ) ).closest(
		'article'
	);
	expect( growing?.getAttribute( 'aria-live' ) ).toBe( 'off' );
	expect( growing?.getAttribute( 'aria-label' ) ).toMatch( /^Assistant, / );
	sidecar.append( {
		type: 'message',
		id: 'a1',
		from: assistant,
		text: 'We ship worldwide.',
		turn: 't1',
	} );
	const done = ( await open.ui.findByText( 'We ship worldwide.' ) ).closest(
		'article'
	);
	expect( done?.hasAttribute( 'aria-live' ) ).toBe( false );
	expect( within( open.log() ).getAllByRole( 'article' ) ).toHaveLength( 2 );
} );

it( '3.6 in a long conversation a new message draws itself, and not the others again', async () => {
	const open = await openPanel( sidecar );
	const message = ( index: number ) =>
		( {
			type: 'message',
			id: `m${ index }`,
			from: index % 2 === 0 ? agent : assistant,
			text: `text ${ index }`,
		} ) as const;
	sidecar.append( ...Array.from( { length: 60 }, ( _, i ) => message( i ) ) );
	await open.ui.findByText( 'text 59' );
	// Each that is drawn says when it was.
	const drawn = jest.spyOn( Date.prototype, 'toISOString' );
	sidecar.append( message( 60 ) );
	await open.ui.findByText( 'text 60' );
	expect( drawn.mock.calls.length ).toBeLessThan( 5 );
	expect( drawn ).toHaveBeenCalled();
	drawn.mockRestore();
} );

it( '3.10 what others write is text; only http, https and mailto are links', async () => {
	const open = await openPanel( sidecar );
	const html = '<img src=x onerror=alert(1)><script>alert(1)</script>';
	sidecar.append(
		{
			type: 'message',
			id: 'm1',
			from: { ...agent, name: html },
			text: `${ html } https://a.example/b?c=d. mailto:me@a.example javascript:alert(1) data:text/html,x`,
			sources: [
				{ title: html, url: 'javascript:alert(1)' },
				{ title: 'Shipping', url: 'https://shop.example/shipping' },
				{ title: 'Relative', url: '/x' },
			],
		},
		{ type: 'line', line: html },
		{
			type: 'status',
			status: 'human',
			by: 'agent',
			agent: { id: '7', name: html },
		},
		{
			type: 'ticket',
			number: html,
			name: html,
			email: html,
			about: html,
			line: html,
		}
	);
	await waitFor( () =>
		expect( open.ui.getAllByText( html ).length ).toBeGreaterThan( 2 )
	);
	const dialog = open.ui.getByRole( 'dialog', { name: 'Chat' } );
	expect( dialog.querySelector( 'img, script' ) ).toBeNull();
	const links = within( open.log() ).getAllByRole( 'link' );
	expect( links.map( ( link ) => link.getAttribute( 'href' ) ) ).toEqual( [
		'https://a.example/b?c=d',
		'mailto:me@a.example',
		'https://shop.example/shipping',
	] );
	links.forEach( ( link ) =>
		expect( link.getAttribute( 'rel' ) ).toContain( 'noopener' )
	);
} );

it( '3.8 a person is asked for, waited for, and speaks', async () => {
	const open = await openPanel( sidecar );
	const button = open.ui.getByRole( 'button', { name: 'Talk to a person' } );
	fireEvent.click( button );
	fireEvent.click( button );
	await sidecar.gets( 'request_person' );
	sidecar.append(
		{
			type: 'handoff',
			handoff: 'h1',
			state: 'offered',
			trigger: 'explicit_request',
			named: ada,
		},
		{ type: 'status', status: 'waiting', by: 'customer' }
	);
	await open.ui.findByText( 'Ada Byrne has been asked to join you.' );
	expect( sidecar.all( 'request_person' ) ).toHaveLength( 1 );
	fireEvent.click( open.ui.getByRole( 'button', { name: 'Keep waiting' } ) );
	await open.ui.findByText( /You keep your place/ );
	fireEvent.click(
		open.ui.getByRole( 'button', { name: 'Back to the assistant' } )
	);
	await sidecar.gets( 'cancel_handoff' );

	sidecar.append( {
		type: 'status',
		status: 'human',
		by: 'agent',
		agent: ada,
		line: 'The assistant has left; Ada Byrne has joined.',
	} );
	await open.ui.findByRole( 'heading', { name: 'Ada Byrne' } );
	await open.ui.findByText( 'The assistant has left; Ada Byrne has joined.' );
	fireEvent.click( button );
	await open.ui.findByText( 'You are talking with Ada Byrne.' );
	expect( sidecar.all( 'request_person' ) ).toHaveLength( 1 );
} );

it( '3.6 the agent is shown what is typed, and only while somebody could see it', async () => {
	const open = await openPanel( sidecar );
	open.ui.getByText( 'Our team can see what you type before you send it.' );
	type( open.box(), 'private so far' );
	sidecar.append( {
		type: 'status',
		status: 'human',
		by: 'agent',
		agent: ada,
	} );
	expect( ( await sidecar.gets( 'typing' ) ).text ).toBe( 'private so far' );
	type( open.box(), 'My lamp' );
	type( open.box(), 'My lamp is broken' );
	await waitFor( () =>
		expect( sidecar.all( 'typing' ).at( -1 )?.text ).toBe(
			'My lamp is broken'
		)
	);
} );

it( '1.5 somebody who stopped typing without a word is not typing for ever', async () => {
	const open = await openPanel( sidecar );
	sidecar.append( {
		type: 'status',
		status: 'human',
		by: 'agent',
		agent: ada,
	} );
	sidecar.tell( {
		type: 'typing',
		conversation: 'c1',
		who: 'agent',
		name: 'Ada Byrne',
		expiresIn: 200,
	} );
	await open.ui.findByText( 'Ada Byrne is typing…' );
	await waitFor( () =>
		expect( open.ui.queryByText( 'Ada Byrne is typing…' ) ).toBeNull()
	);
} );

it( '3.6 the badge counts what came while the chat was closed, until it is seen', async () => {
	const open = await openPanel( sidecar );
	open.panel.close();
	sidecar.append(
		{ type: 'message', id: 'm1', from: agent, text: 'One' },
		{ type: 'line', line: 'A fact' },
		{ type: 'message', id: 'm2', from: agent, text: 'Two' }
	);
	await open.ui.findByText( '2 unread' );
	expect( localStorage.getItem( 'baton.open/shop-1' ) ).toBe( '2' );
	open.panel.open( true );
	expect( ( await sidecar.gets( 'read' ) ).upTo ).toBe( 3 );
	await waitFor( () => expect( open.ui.queryByText( /unread/ ) ).toBeNull() );
	expect( sidecar.all( 'read' ) ).toHaveLength( 1 );
} );

it( '3.6 what another tab has read leaves the badge here too', async () => {
	const open = await openPanel( sidecar );
	open.panel.close();
	sidecar.append( { type: 'message', id: 'm1', from: agent, text: 'One' } );
	await open.ui.findByText( '1 unread' );
	sidecar.append( { type: 'read', reader: 'customer', upTo: 1 } );
	await waitFor( () => expect( open.ui.queryByText( /unread/ ) ).toBeNull() );
} );

it( '3.2 a message that is refused for good says so and can be sent again', async () => {
	sidecar.answers = false;
	const open = await openPanel( sidecar );
	say( open, 'Hello?' );
	await open.ui.findByText( 'Sending…' );
	const { id } = await sidecar.gets( 'send' );
	sidecar.tell( { type: 'error', id, code: 'not_allowed', message: 'No.' } );
	await open.ui.findByText( 'Not sent.' );
	sidecar.answers = true;
	fireEvent.click( open.ui.getByRole( 'button', { name: 'Try again' } ) );
	const again = await sidecar.gets( 'send', 2 );
	expect( again.text ).toBe( 'Hello?' );
	await open.ui.findByText( 'Sent' );
	expect( within( open.log() ).getAllByRole( 'article' ) ).toHaveLength( 1 );
} );

it( '3.8 a closed conversation says so, and is written to as before', async () => {
	const open = await openPanel( sidecar );
	sidecar.append( {
		type: 'status',
		status: 'closed',
		by: 'agent',
	} );
	await open.ui.findByText( /Write again to go on with it/ );
	say( open, 'One more thing' );
	expect( ( await sidecar.gets( 'send' ) ).text ).toBe( 'One more thing' );
} );

it( '2.6 a close that no attempt can mend shows another way', async () => {
	const open = await openPanel( sidecar );
	sidecar.close( 4003 );
	const link = await open.ui.findByRole( 'link', {
		name: 'Contact us another way',
	} );
	expect( link.getAttribute( 'href' ) ).toBe(
		'https://shop.example/contact'
	);
	fireEvent.click( open.ui.getByRole( 'button', { name: 'Connect again' } ) );
	await sidecar.gets( 'hello', 2 );
	await open.ui.findByText( 'AI assistant · online' );
} );

it( '3.6 the dot and its words follow when the last agent leaves or one comes', async () => {
	const open = await openPanel( sidecar );
	await open.ui.findByText( 'A person is available' );
	sidecar.tell( { type: 'availability', available: false } );
	await waitFor( () =>
		expect( open.ui.queryByText( 'A person is available' ) ).toBeNull()
	);
	sidecar.tell( { type: 'availability', available: true } );
	await open.ui.findByText( 'A person is available' );
} );
