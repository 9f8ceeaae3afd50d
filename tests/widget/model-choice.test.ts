/** @jest-environment ./tests/widget/support/page-environment.cjs */
import { fireEvent, waitFor, within } from '@testing-library/dom';
import { openPanel, say } from './support/open-panel';
import { ScriptedSidecar } from './support/scripted-sidecar';

let sidecar: ScriptedSidecar;

beforeEach( async () => {
	localStorage.clear();
	sessionStorage.clear();
	document.body.innerHTML = '';
	sidecar = await ScriptedSidecar.start();
} );
afterEach( () => sidecar.stop() );

const NOTICE = 'An AI reads along.';
const welcome = {
	type: 'welcome' as const,
	conversation: undefined,
	tokenEnds: Date.now() + 600_000,
	now: Date.now(),
	available: false,
};

it( '13.1 that words go to a model is there before the first message, and once in the log', async () => {
	const { ui } = await openPanel( sidecar );
	expect( ui.queryByText( NOTICE ) ).toBeNull();
	sidecar.tell( { ...welcome, modelNotice: NOTICE } );
	await ui.findByText( NOTICE );
	sidecar.append( { type: 'model', state: 'told', line: NOTICE } );
	await within( ui.getByRole( 'log' ) ).findByText( NOTICE );
	expect( ui.getAllByText( NOTICE ) ).toHaveLength( 1 );
} );

it( '13.2 “Agree” and “No, thanks” stand in the conversation, and the choice can be changed', async () => {
	const open = await openPanel( sidecar );
	const { ui } = open;
	say( open, 'Do you ship to Norway?' );
	await sidecar.gets( 'send' );
	sidecar.append( { type: 'model', state: 'asked', line: 'May I?' } );
	const card = await ui.findByRole( 'region', {
		name: 'Outside AI service',
	} );
	within( card ).getByText( 'May I?' );
	within( card ).getByRole( 'button', { name: 'No, thanks' } );
	const agree = within( card ).getByRole( 'button', { name: 'Agree' } );
	agree.focus();
	expect( agree.tabIndex ).toBe( 0 );
	fireEvent.click( agree );
	await sidecar.gets( 'agree_model' );
	sidecar.append( { type: 'model', state: 'agreed' } );
	await ui.findByText( /You agreed/ );
	await waitFor( () =>
		expect(
			ui.queryByRole( 'region', { name: 'Outside AI service' } )
		).toBeNull()
	);
	within( ui.getByRole( 'log' ) ).getByText( 'May I?' );
	fireEvent.click(
		ui.getByRole( 'button', { name: 'Stop using the AI service' } )
	);
	await sidecar.gets( 'decline_model' );
	sidecar.append( { type: 'model', state: 'declined' } );
	await ui.findByText( /No outside AI service is used/ );
	ui.getByRole( 'button', { name: 'Use the AI service after all' } );
} );

it.each( [
	[ 'HTML', '<img src=x onerror=alert(1)><b>bold</b>' ],
	[ 'a script', '<script>alert(1)</script>' ],
	[
		'a javascript: link',
		'[press](javascript:alert(1)) javascript:alert(1)',
	],
	[ 'a markdown image', '![see](data:image/png;base64,AAAA)' ],
] )(
	'13.9 a model that answers with %s: words on the screen and nothing else',
	async ( _, text ) => {
		const open = await openPanel( sidecar );
		const assistant = { kind: 'assistant', name: 'Assistant' } as const;
		sidecar.tell( {
			type: 'ack',
			id: 'x',
			conversation: 'c1',
			seq: 0,
		} );
		sidecar.tell( {
			type: 'stream',
			conversation: 'c1',
			turn: 't1',
			offset: 0,
			text,
		} );
		const seen = () =>
			within( open.log() )
				.getAllByRole( 'article' )
				.map( ( article ) => article.querySelector( '.text' )! );
		await waitFor( () => expect( seen()[ 0 ]!.textContent ).toBe( text ) );
		expect( seen()[ 0 ]!.children ).toHaveLength( 0 );
		sidecar.append( {
			type: 'message',
			id: 'm1',
			from: assistant,
			text,
			turn: 't1',
			sources: [
				{ title: 'Press <b>here</b>', url: 'javascript:alert(1)' },
			],
		} );
		await open.ui.findByText( 'Press <b>here</b>' );
		expect( seen()[ 0 ]!.textContent ).toBe( text );
		expect(
			open.log().querySelectorAll( 'a, img, script, .text b' )
		).toHaveLength( 0 );
	}
);
