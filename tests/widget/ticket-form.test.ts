/** @jest-environment ./tests/widget/support/page-environment.cjs */
import { fireEvent, waitFor, within } from '@testing-library/dom';
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
afterEach( () => sidecar.stop() );

async function offered( open: OpenPanel ) {
	sidecar.append( { type: 'offer', offer: 'ticket' } );
	return formOf( open );
}

async function formOf( open: OpenPanel ) {
	const form = await open.ui.findByRole( 'form', {
		name: 'Leave a message',
	} );
	const field = ( name: string ) =>
		within( form ).getByRole< HTMLInputElement >( 'textbox', { name } );
	const send = () =>
		fireEvent.click(
			within( form ).getByRole( 'button', { name: 'Send' } )
		);
	return { form, field, send };
}

it( '4.5 the form knows who is logged in and what was said', async () => {
	const open = await openPanel( sidecar, {
		customer: { name: 'Zoë Müller', email: 'zoe@example.org' },
	} );
	say( open, 'hi' );
	await sidecar.gets( 'send' );
	say( open, 'My lamp came broken and I want another' );
	await sidecar.gets( 'send', 2 );
	const { field } = await offered( open );
	expect( field( 'Name' ).value ).toBe( 'Zoë Müller' );
	expect( field( 'E-mail' ).value ).toBe( 'zoe@example.org' );
	expect( field( 'About' ).value ).toBe(
		'My lamp came broken and I want another'
	);
} );

it( '4.5 a wrong address is told beside its field, and nothing typed is lost', async () => {
	const open = await openPanel( sidecar );
	const { field, send } = await offered( open );
	type( field( 'Name' ), 'Jo' );
	type( field( 'E-mail' ), 'jo at example' );
	type( field( 'About' ), 'A lamp' );
	send();
	const email = field( 'E-mail' );
	await waitFor( () =>
		expect( email.getAttribute( 'aria-invalid' ) ).toBe( 'true' )
	);
	const fault = open.bubble.root.getElementById(
		email.getAttribute( 'aria-describedby' )!
	);
	expect( fault?.textContent ).toContain(
		'does not look like an e-mail address'
	);
	expect( open.bubble.root.activeElement ).toBe( email );
	expect( field( 'About' ).value ).toBe( 'A lamp' );
	expect( sidecar.all( 'ticket' ) ).toEqual( [] );
	type( email, 'jo@example.com' );
	await waitFor( () =>
		expect( email.getAttribute( 'aria-invalid' ) ).toBe( 'false' )
	);
} );

it( '4.5 the form that was sent shows its number and leaves nothing behind', async () => {
	const open = await openPanel( sidecar );
	const { field, send } = await offered( open );
	type( field( 'Name' ), ' Jo ' );
	type( field( 'E-mail' ), 'jo@example.com' );
	type( field( 'About' ), 'A lamp' );
	send();
	send();
	const { name, email, about } = await sidecar.gets( 'ticket' );
	expect( { name, email, about } ).toEqual( {
		name: 'Jo',
		email: 'jo@example.com',
		about: 'A lamp',
	} );
	expect( sidecar.all( 'ticket' ) ).toHaveLength( 1 );
	sidecar.append( {
		type: 'ticket',
		number: 'B-1042',
		name,
		email,
		about,
		line: 'Message B-1042 was sent.',
	} );
	await open.ui.findByText( 'Message received: B-1042' );
	await open.ui.findByText( 'Message B-1042 was sent.' );
	expect(
		open.ui.queryByRole( 'form', { name: 'Leave a message' } )
	).toBeNull();
	expect( JSON.stringify( { ...localStorage } ) ).not.toContain(
		'jo@example'
	);
} );

it( '4.5 what was typed into the form survives a reload', async () => {
	const first = await openPanel( sidecar );
	const { field } = await offered( first );
	type( field( 'Name' ), 'Jo' );
	type( field( 'About' ), 'A lamp' );
	first.leave();
	document.body.innerHTML = '';

	const second = await openPanel( sidecar );
	const again = await formOf( second );
	expect( again.field( 'Name' ).value ).toBe( 'Jo' );
	expect( again.field( 'About' ).value ).toBe( 'A lamp' );
} );

it( '4.5 a refused form says so and keeps what was typed', async () => {
	sidecar.answers = false;
	const open = await openPanel( sidecar );
	const { field, send } = await offered( open );
	type( field( 'Name' ), 'Jo' );
	type( field( 'E-mail' ), 'jo@example.com' );
	type( field( 'About' ), 'A lamp' );
	send();
	const { id } = await sidecar.gets( 'ticket' );
	sidecar.tell( { type: 'error', id, code: 'bad_frame', message: 'No.' } );
	await open.ui.findByText( /Your message was not sent/ );
	expect( field( 'About' ).value ).toBe( 'A lamp' );
	send();
	await sidecar.gets( 'ticket', 2 );
} );

it( '4.5 the form can be put aside and taken up again', async () => {
	const open = await openPanel( sidecar );
	const { form } = await offered( open );
	fireEvent.click(
		within( form ).getByRole( 'button', { name: 'Not now' } )
	);
	expect( open.bubble.root.activeElement ).toBe( open.box() );
	fireEvent.click(
		await open.ui.findByRole( 'button', { name: 'Leave a message' } )
	);
	await formOf( open );
} );

it( '4.5 a form refused because an agent came stays, with its text and why', async () => {
	sidecar.answers = false;
	const open = await openPanel( sidecar );
	const { field, send } = await offered( open );
	type( field( 'Name' ), 'Jo' );
	type( field( 'E-mail' ), 'jo@example.com' );
	type( field( 'About' ), 'A lamp' );
	send();
	const { id } = await sidecar.gets( 'ticket' );
	sidecar.append( {
		type: 'status',
		status: 'human',
		by: 'agent',
		agent: ada,
	} );
	await open.ui.findByRole( 'heading', { name: 'Ada Byrne' } );
	await open.ui.findByText( 'Sending…' );
	sidecar.tell( { type: 'error', id, code: 'wrong_status', message: 'No.' } );
	await open.ui.findByText( /Your message was not sent/ );
	const kept = await formOf( open );
	expect( kept.field( 'About' ).value ).toBe( 'A lamp' );
	kept.send();
	await sidecar.gets( 'ticket', 2 );
	fireEvent.click(
		within( kept.form ).getByRole( 'button', { name: 'Not now' } )
	);
} );

it( '4.5 a form that an agent took over while it went out is confirmed', async () => {
	sidecar.answers = false;
	const open = await openPanel( sidecar );
	const { field, send } = await offered( open );
	type( field( 'Name' ), 'Jo' );
	type( field( 'E-mail' ), 'jo@example.com' );
	type( field( 'About' ), 'A lamp' );
	send();
	const { id, name, email, about } = await sidecar.gets( 'ticket' );
	sidecar.append( {
		type: 'status',
		status: 'human',
		by: 'agent',
		agent: ada,
	} );
	sidecar.tell( { type: 'ack', id, conversation: 'c1', seq: 3 } );
	sidecar.append( {
		type: 'ticket',
		number: 'B-1043',
		name,
		email,
		about,
		line: 'Message B-1043 was sent.',
	} );
	await open.ui.findByText( 'Message received: B-1043' );
	expect(
		open.ui.queryByRole( 'form', { name: 'Leave a message' } )
	).toBeNull();
} );
