/** @jest-environment ./tests/widget/support/page-environment.cjs */
import { fireEvent, waitFor } from '@testing-library/dom';
import type { LoaderConfig } from '../../protocol/session';
import { start } from '../../widget/loader/start';
import { loaderConfig } from './support/fixtures';
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

const here = { shop: 'us', visitor: 'visitor-us' };
const there = { shop: 'de', visitor: 'visitor-de' };
const kept = () =>
	JSON.stringify( [ { ...localStorage }, { ...sessionStorage } ] );

it( '5.1 two shops on one origin leave each other’s things alone', async () => {
	sidecar.answers = false;
	const first = await openPanel( sidecar, here );
	say( first, 'Meant for the first shop' );
	type( first.box(), 'Half a sentence' );
	await sidecar.gets( 'send' );
	first.leave();
	document.body.innerHTML = '';

	const other = await openPanel( sidecar, there );
	expect( other.box().value ).toBe( '' );
	say( other, 'Meant for the second shop' );
	await waitFor( () =>
		expect( sidecar.all( 'send' ).map( ( { text } ) => text ) ).toEqual( [
			'Meant for the first shop',
			'Meant for the second shop',
		] )
	);
	other.leave();
	document.body.innerHTML = '';

	const back = await openPanel( sidecar, here );
	expect( back.box().value ).toBe( 'Half a sentence' );
	await back.ui.findByText( 'Meant for the first shop' );
	expect( back.ui.queryByText( 'Meant for the second shop' ) ).toBeNull();
} );

it( '5.1 another visitor of one shop leaves the other shop’s things', async () => {
	sidecar.answers = false;
	const first = await openPanel( sidecar, here );
	type( first.box(), 'Draft of the first' );
	document.body.innerHTML = '';
	const other = await openPanel( sidecar, there );
	type( other.box(), 'Draft of the second' );
	document.body.innerHTML = '';

	await openPanel( sidecar, { ...here, visitor: 'visitor-x' } );
	expect( kept() ).not.toContain( 'Draft of the first' );
	expect( kept() ).toContain( 'Draft of the second' );
} );

it( '3.6 a conversation with one shop wakes no tab of the other', async () => {
	const asked: string[] = [];
	window.fetch = async ( url ) => {
		asked.push( String( url ) );
		throw new Error( 'Not now.' );
	};
	const config: LoaderConfig = { ...loaderConfig( '' ), shop: 'us' };
	localStorage.setItem( 'baton.open/de', '1' );
	const stop = start( config );
	fireEvent(
		window,
		new StorageEvent( 'storage', { key: 'baton.open/de' } )
	);
	expect( asked ).toEqual( [] );
	localStorage.setItem( 'baton.open/us', '1' );
	fireEvent(
		window,
		new StorageEvent( 'storage', { key: 'baton.open/us' } )
	);
	expect( asked ).toHaveLength( 1 );
	stop();
} );
