/**
 * @jest-environment jsdom
 */
import '@testing-library/jest-dom';
import apiFetch from '@wordpress/api-fetch';
import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { SettingsScreen } from '../../admin/settings/components/settings-screen';
import type { Options } from '../../admin/settings/options';
import { options } from './options';

// Whole screens, on machines that do other things too.
jest.setTimeout( 60_000 );

// WooCommerce gives it to its components in wp-admin; no package has it.
jest.mock(
	'@woocommerce/settings',
	() => ( {
		getSetting: () => ( {} ),
		getAdminLink: ( path: string ) => path,
	} ),
	{ virtual: true }
);

type Answer = ( path: string, data: unknown ) => unknown;
const requests: Array< { route: string; data: unknown } > = [];

function answer( answers: Record< string, Answer > ): void {
	requests.length = 0;
	apiFetch.setFetchHandler( async ( { path = '', method = 'GET', data } ) => {
		const route = `${ method } ${ path.split( '?' )[ 0 ] }`;
		if ( method === 'POST' ) {
			requests.push( { route, data } );
		}
		return answers[ route ]?.( path, data ) ?? [];
	} );
}

async function shown(
	saved: Options = options,
	more: Record< string, Answer > = {}
) {
	answer( { 'GET /baton/v1/options': () => saved, ...more } );
	render( <SettingsScreen /> );
	await screen.findByRole( 'button', { name: 'Save changes' } );
}
const refuse = ( errors: Record< string, string > ) => () =>
	Promise.reject( {
		code: 'baton_invalid',
		message: 'x',
		field: Object.keys( errors )[ 0 ],
		data: { status: 400, errors },
	} );
const change = ( label: string, value: string ) =>
	fireEvent.change( screen.getByLabelText( label ), { target: { value } } );
const save = () =>
	fireEvent.click( screen.getByRole( 'button', { name: 'Save changes' } ) );

test( '3.3 only what was changed is sent', async () => {
	await shown( options, {
		'POST /baton/v1/options': ( _, data ) => ( {
			...options,
			...( data as object ),
		} ),
	} );
	change( 'Name of the assistant', 'Robin' );
	save();
	await screen.findByText( 'Saved.' );
	expect( requests ).toEqual( [
		{ route: 'POST /baton/v1/options', data: { assistantName: 'Robin' } },
	] );
} );

test( '3.3 a refusal stands at its field and nothing that was typed is lost', async () => {
	await shown( options, {
		'POST /baton/v1/options': refuse( {
			ticketEmail:
				'must be one e-mail address, or empty for the address of the site.',
			'words.problems.order':
				'cannot fill in {oder}; it knows nothing in braces.',
		} ),
	} );
	change( 'Messages are mailed to', 'nobody' );
	change( 'Greeting', 'Ahoy' );
	save();
	await screen.findByText( 'Not saved: 2 fields need your attention.' );
	// The page is long, and the button at its end.
	await waitFor( () =>
		expect(
			screen.getByLabelText( 'Messages are mailed to' )
		).toHaveFocus()
	);
	expect(
		screen
			.getByText( /^Must be one e-mail address/ )
			.closest( '.baton-field' )
	).toContainElement( screen.getByLabelText( 'Messages are mailed to' ) );
	// The group was closed; a refused sentence opens it.
	expect(
		screen.getByText( /^Cannot fill in/ ).closest( '.baton-field' )
	).toContainElement( screen.getByLabelText( 'About an order' ) );
	expect( screen.getByLabelText( 'Messages are mailed to' ) ).toHaveValue(
		'nobody'
	);
	expect( screen.getByLabelText( 'Greeting' ) ).toHaveValue( 'Ahoy' );
	change( 'Messages are mailed to', 'shop@example.com' );
	expect( screen.queryByText( /^Must be one e-mail address/ ) ).toBeNull();
	expect( screen.getByText( /^Cannot fill in/ ) ).toBeVisible();
} );

test( '3.3 a failure that names no field is said as it is', async () => {
	await shown( options, {
		'POST /baton/v1/options': () =>
			Promise.reject( {
				code: 'rest_forbidden',
				message: 'You may not do that.',
			} ),
	} );
	change( 'Greeting', 'Ahoy' );
	save();
	await screen.findByText( 'Not saved: You may not do that.' );
	expect( screen.getByLabelText( 'Greeting' ) ).toHaveValue( 'Ahoy' );
} );

test( '3.3 the connection string is shown once, and says what ends', async () => {
	await shown( options, {
		'POST /baton/v1/connection': () => ( { connection: 'baton1.abc' } ),
	} );
	fireEvent.click(
		screen.getByRole( 'button', { name: 'Create connection string' } )
	);
	expect( await screen.findByLabelText( 'Connection string' ) ).toHaveValue(
		'baton1.abc'
	);
	expect( screen.getByText( /BATON_CONNECTION/ ) ).toBeVisible();
	expect( screen.getAllByText( /ends the old one/ )[ 0 ] ).toBeVisible();
} );

test( '3.3 a connection that is there is not ended without asking', async () => {
	await shown(
		{ ...options, connected: { at: 1_800_000_000_000, ending: 'abc1234' } },
		{ 'POST /baton/v1/connection': () => ( { connection: 'baton1.abc' } ) }
	);
	fireEvent.click(
		screen.getByRole( 'button', { name: 'Create connection string' } )
	);
	await screen.findByRole( 'dialog' );
	expect( requests ).toEqual( [] );
	fireEvent.click( screen.getByRole( 'button', { name: 'Make a new one' } ) );
	expect( await screen.findByLabelText( 'Connection string' ) ).toHaveValue(
		'baton1.abc'
	);
} );

test( '3.3 the connection test says every fault in words', async () => {
	await shown( options, {
		'POST /baton/v1/connection-test': () => ( {
			checks: [
				{ name: 'permalinks', ok: true },
				{
					name: 'sidecar',
					ok: false,
					problem: 'The address is not set. Type it above and save.',
				},
			],
		} ),
	} );
	fireEvent.click(
		screen.getByRole( 'button', { name: 'Test the connection' } )
	);
	await screen.findByText( '1 fault was found:' );
	expect(
		screen.getByRole( 'list', { name: 'Connection test' } )
	).toHaveTextContent( 'Type it above and save.' );
} );

test( '3.3 settings that cannot be read are asked for again by hand', async () => {
	let broken = true;
	answer( {
		'GET /baton/v1/options': () =>
			broken
				? Promise.reject( { code: 'fetch_error', message: '' } )
				: options,
	} );
	render( <SettingsScreen /> );
	const again = await screen.findByRole( 'button', { name: 'Try again' } );
	broken = false;
	fireEvent.click( again );
	await waitFor( () =>
		expect( screen.getByLabelText( 'Greeting' ) ).toHaveValue( 'Hello' )
	);
} );
