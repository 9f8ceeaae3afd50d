/** @jest-environment ./tests/widget/support/page-environment.cjs */
import { fireEvent, waitFor, within } from '@testing-library/dom';
import type { ConnectionState } from '../../protocol/client';
import { PATIENCE_MS, watchTrouble } from '../../widget/panel/chat/trouble';
import { ada, sessionFor } from './support/fixtures';
import { openPanel, say, type, type OpenPanel } from './support/open-panel';
import { CONVERSATION, ScriptedSidecar } from './support/scripted-sidecar';

describe( 'what is told of the connection', () => {
	beforeEach( () => jest.useFakeTimers() );
	afterEach( () => jest.useRealTimers() );

	function watching() {
		const told: string[] = [];
		const watch = watchTrouble( ( trouble ) => told.push( trouble ) );
		return {
			told,
			hears: ( ...states: ConnectionState[] ) =>
				states.forEach( watch.heard ),
			stop: watch.stop,
		};
	}

	test( '10.6 a short interruption is not worth a word', () => {
		const { told, hears } = watching();
		hears( 'connecting', 'online', 'retrying' );
		jest.advanceTimersByTime( PATIENCE_MS - 1 );
		hears( 'connecting', 'online' );
		jest.advanceTimersByTime( 60_000 );
		expect( told ).toEqual( [] );
	} );

	test( '10.6 after five seconds it is said, however often it was tried, and taken back', () => {
		const { told, hears } = watching();
		hears( 'connecting' );
		for ( let second = 0; second < 5; second++ ) {
			jest.advanceTimersByTime( 1000 );
			hears( 'retrying', 'connecting' );
		}
		expect( told ).toEqual( [ 'unreachable' ] );
		hears( 'retrying', 'connecting', 'online' );
		expect( told ).toEqual( [ 'unreachable', 'none' ] );
	} );

	test( '10.6 no network, and an end that no attempt can mend, are said at once', () => {
		const { told, hears } = watching();
		hears( 'offline', 'connecting' );
		expect( told ).toEqual( [ 'offline', 'none' ] );
		hears( 'stopped' );
		expect( told.at( -1 ) ).toBe( 'unreachable' );
	} );

	test( '10.6 a chat that was taken away says nothing any more', () => {
		const { told, hears, stop } = watching();
		hears( 'connecting' );
		stop();
		jest.advanceTimersByTime( 60_000 );
		expect( told ).toEqual( [] );
	} );
} );

describe( 'a panel whose sidecar is down', () => {
	let sidecar: ScriptedSidecar;
	beforeEach( async () => {
		localStorage.clear();
		sessionStorage.clear();
		document.body.innerHTML = '';
		sidecar = await ScriptedSidecar.start();
	} );
	afterEach( () => sidecar.stop() );

	const WORDS = /^We cannot reach the chat right now/;
	const SEEN = /^Our team can see what you type/;
	const isTold = ( { ui }: OpenPanel ) =>
		waitFor( () => ui.getByText( WORDS ) );
	const mail = ( contactEmail: string ) => {
		const { settings } = sessionFor( sidecar.url );
		return { settings: { ...settings, contactEmail } };
	};

	test( '10.6 from the start on: it says so, offers other ways, keeps what is typed, and sends it once', async () => {
		sidecar.goesDown();
		const open = await openPanel(
			sidecar,
			mail( 'hi@shop.example' ),
			false
		);
		say( open, 'Is anybody there?' );
		type( open.box(), 'And anoth' );
		await isTold( open );
		open.ui.getByText( 'Not connected' );
		open.ui.getByText( 'Waiting for connection' );
		const links = open.ui
			.getAllByRole( 'link' )
			.map( ( link: HTMLElement ) => link.getAttribute( 'href' ) );
		expect( links ).toEqual( [
			'https://shop.example/contact',
			'mailto:hi@shop.example',
		] );
		expect( open.box().value ).toBe( 'And anoth' );
		sidecar.comesBack();
		fireEvent.click(
			open.ui.getByRole( 'button', { name: 'Connect again' } )
		);
		await open.ui.findByText( 'Sent' );
		expect( open.ui.queryByText( WORDS ) ).toBeNull();
		expect( sidecar.events ).toHaveLength( 1 );
		expect( open.box().value ).toBe( 'And anoth' );
	}, 15_000 );

	test( '10.6 in the middle of a talk: nobody is said to be available, and half an answer does not go on blinking', async () => {
		const open = await openPanel( sidecar, mail( '' ) );
		say( open, 'Hello' );
		await open.ui.findByText( 'Sent' );
		sidecar.append( {
			type: 'status',
			status: 'human',
			by: ada.id,
			agent: ada,
		} );
		sidecar.tell( {
			type: 'stream',
			conversation: CONVERSATION,
			turn: 't',
			offset: 0,
			text: 'We ship to the m',
		} );
		await open.ui.findByText( 'We ship to the m' );
		open.ui.getByTitle( 'A person is available' );
		sidecar.goesDown();
		open.ui.getByText( SEEN );
		await isTold( open );
		// Nobody sees what is typed now.
		expect( open.ui.queryByText( SEEN ) ).toBeNull();
		expect( open.ui.queryByText( 'We ship to the m' ) ).toBeNull();
		expect( open.ui.queryByTitle( 'A person is available' ) ).toBeNull();
		expect( open.ui.queryByRole( 'link', { name: /e-mail/ } ) ).toBeNull();
		within( open.log() ).getByText( 'Hello' );
		sidecar.comesBack();
		// By itself.
		await waitFor( () =>
			expect( open.ui.queryByText( WORDS ) ).toBeNull()
		);
		open.ui.getByText( SEEN );
		await open.ui.findByTitle( 'A person is available' );
	} );

	test( '10.6 a wish for a person is not forgotten by the next page', async () => {
		const open = await openPanel( sidecar );
		sidecar.goesDown();
		await open.ui.findByText( 'Reconnecting…' );
		fireEvent.click(
			open.ui.getByRole( 'button', { name: 'Talk to a person' } )
		);
		await open.ui.findByText( 'We ask as soon as you are connected.' );
		// What makes the next page's loader connect without being asked.
		expect( localStorage.getItem( 'baton.open/shop-1' ) ).toBe( '0' );
		open.leave();
		document.body.innerHTML = '';
		sidecar.comesBack();
		await openPanel( sidecar );
		await sidecar.gets( 'request_person' );
		expect( sidecar.all( 'request_person' ) ).toHaveLength( 1 );
	} );
} );
