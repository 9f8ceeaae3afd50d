/** @jest-environment ./tests/widget/support/page-environment.cjs */
import { fireEvent, waitFor } from '@testing-library/dom';
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

const OUTBOX = 'baton:shop-1/visitor-1/outbox/';

/** What another tab asked for and said waits in the outbox that both share. */
function otherTabLeft( ...frames: { type: string; id: string }[] ): void {
	frames.forEach( ( frame, at ) =>
		localStorage.setItem(
			`${ OUTBOX }00${ at }-${ frame.id }`,
			JSON.stringify( frame )
		)
	);
}

/** The answer came to the other tab, which took its frames out. */
function otherTabWasAnswered(): void {
	for ( const key of Object.keys( localStorage ) ) {
		if ( key.startsWith( OUTBOX ) ) {
			localStorage.removeItem( key );
			fireEvent( window, new StorageEvent( 'storage', { key } ) );
		}
	}
}

it( '3.6 what another tab had answered can be asked for again here', async () => {
	sidecar.answers = false;
	otherTabLeft( { type: 'request_person', id: 'r1' }, {
		type: 'send',
		id: 's1',
		text: 'From the other tab',
	} as never );
	const open = await openPanel( sidecar );
	await open.ui.findByText( 'From the other tab' );
	await sidecar.gets( 'request_person' );

	otherTabWasAnswered();
	await waitFor( () =>
		expect( open.ui.queryByText( 'From the other tab' ) ).toBeNull()
	);
	say( open, 'Written here' );
	fireEvent.click(
		open.ui.getByRole( 'button', { name: 'Talk to a person' } )
	);
	const asked = await sidecar.gets( 'request_person', 2 );
	expect( asked.id ).not.toBe( 'r1' );
	open.ui.getByText( 'Written here' );
} );

it( '3.6 what was answered while this tab slept is no longer asked for', async () => {
	sidecar.answers = false;
	otherTabLeft( { type: 'request_person', id: 'r1' } );
	const open = await openPanel( sidecar );
	await sidecar.gets( 'request_person' );
	localStorage.removeItem( `${ OUTBOX }000-r1` );
	sidecar.close( 1012 );
	await open.ui.findByText( 'Reconnecting…' );
	fireEvent( window, new Event( 'online' ) );
	await sidecar.gets( 'hello', 2 );
	const button = open.ui.getByRole( 'button', { name: 'Talk to a person' } );
	await waitFor( () => {
		fireEvent.click( button );
		expect( sidecar.all( 'request_person' ).at( -1 )?.id ).not.toBe( 'r1' );
	} );
} );
