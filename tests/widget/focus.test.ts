/** @jest-environment ./tests/widget/support/page-environment.cjs */
import { fireEvent, waitFor } from '@testing-library/dom';
import { ada } from './support/fixtures';
import { openPanel, say, type, type OpenPanel } from './support/open-panel';
import { ScriptedSidecar } from './support/scripted-sidecar';

let sidecar: ScriptedSidecar;

beforeEach( async () => {
	localStorage.clear();
	sessionStorage.clear();
	document.body.innerHTML = '';
	sidecar = await ScriptedSidecar.start();
} );
afterEach( async () => {
	Reflect.deleteProperty( window, 'matchMedia' );
	await sidecar.stop();
} );

/** A screen of which these media queries are true. */
function screenIs( ...queries: string[] ): void {
	window.matchMedia = ( query ) =>
		Object.assign( new EventTarget(), {
			matches: queries.includes( query ),
		} ) as MediaQueryList;
}

const focused = ( { bubble }: OpenPanel ) => bubble.root.activeElement;
const button = ( { ui }: OpenPanel, name: string ) =>
	ui.findByRole( 'button', { name } );
const field = ( { ui }: OpenPanel, name: string ) =>
	ui.findByRole( 'textbox', { name } );

function waits(): void {
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
}

const accepted = () =>
	sidecar.append( {
		type: 'status',
		status: 'human',
		by: 'agent',
		agent: ada,
	} );

it( '3.6 an agent who accepts does not throw the focus out of the dialog', async () => {
	const open = await openPanel( sidecar );
	waits();
	( await button( open, 'E-mail me instead' ) ).focus();
	accepted();
	await open.ui.findByRole( 'heading', { name: 'Ada Byrne' } );
	await waitFor( () => expect( focused( open ) ).toBe( open.box() ) );
} );

it( '3.6 on a touch screen the focus rests on the dialog, and no keyboard comes up', async () => {
	screenIs( '(pointer:coarse)' );
	const open = await openPanel( sidecar );
	waits();
	( await button( open, 'E-mail me instead' ) ).focus();
	accepted();
	await open.ui.findByRole( 'heading', { name: 'Ada Byrne' } );
	await waitFor( () =>
		expect( focused( open ) ).toBe(
			open.ui.getByRole( 'dialog', { name: 'Chat' } )
		)
	);
} );

it( '3.6 focus that is elsewhere on the page is not called back', async () => {
	const search = document.createElement( 'input' );
	document.body.append( search );
	const open = await openPanel( sidecar );
	waits();
	( await button( open, 'E-mail me instead' ) ).focus();
	search.focus();
	accepted();
	await open.ui.findByRole( 'heading', { name: 'Ada Byrne' } );
	expect( search.matches( ':focus' ) ).toBe( true );
} );

it( '3.6 the form that was sent gives the focus to the box', async () => {
	const open = await openPanel( sidecar );
	sidecar.append( { type: 'offer', offer: 'ticket' } );
	type( await field( open, 'Name' ), 'Jo' );
	type( await field( open, 'E-mail' ), 'jo@example.com' );
	type( await field( open, 'About' ), 'A lamp' );
	const form = open.ui.getByRole( 'form', { name: 'Leave a message' } );
	const send: HTMLElement = form.querySelector( '[type=submit]' )!;
	send.focus();
	fireEvent.click( send );
	const { name, email, about } = await sidecar.gets( 'ticket' );
	expect( focused( open ) ).toBe( send );
	sidecar.append( {
		type: 'ticket',
		number: 'B-1042',
		name,
		email,
		about,
		line: 'Sent.',
	} );
	await open.ui.findByText( 'Message received: B-1042' );
	await waitFor( () => expect( focused( open ) ).toBe( open.box() ) );
} );

it( '3.6 "E-mail me instead" leads into the form’s first empty field', async () => {
	const open = await openPanel( sidecar, {
		customer: { name: 'Zoë', email: '' },
	} );
	waits();
	const instead = await button( open, 'E-mail me instead' );
	instead.focus();
	fireEvent.click( instead );
	await sidecar.gets( 'request_ticket' );
	sidecar.append( { type: 'offer', offer: 'ticket' } );
	const email = await field( open, 'E-mail' );
	await waitFor( () => expect( focused( open ) ).toBe( email ) );

	fireEvent.click( await button( open, 'Not now' ) );
	await waitFor( () => expect( focused( open ) ).toBe( open.box() ) );
	fireEvent.click( await button( open, 'E-mail me instead' ) );
	await waitFor( async () =>
		expect( focused( open ) ).toBe( await field( open, 'E-mail' ) )
	);
	expect( sidecar.all( 'request_ticket' ) ).toHaveLength( 1 );
} );

it( '3.6 a form that comes while something else is written takes no focus', async () => {
	const open = await openPanel( sidecar );
	waits();
	fireEvent.click( await button( open, 'E-mail me instead' ) );
	await sidecar.gets( 'request_ticket' );
	open.box().focus();
	sidecar.append( { type: 'offer', offer: 'ticket' } );
	await field( open, 'Name' );
	expect( focused( open ) ).toBe( open.box() );
} );

it( '3.6 on a phone "Talk to a person" goes while a person is there, and comes back', async () => {
	screenIs( '(max-width:480px)' );
	const open = await openPanel( sidecar );
	( await button( open, 'Talk to a person' ) ).focus();
	say( open, 'Hello?' );
	accepted();
	await waitFor( () =>
		expect(
			open.ui.queryByRole( 'button', { name: 'Talk to a person' } )
		).toBeNull()
	);
	sidecar.append( { type: 'status', status: 'assistant', by: 'agent' } );
	await button( open, 'Talk to a person' );
} );
