/**
 * @jest-environment jsdom
 */
import '@testing-library/jest-dom';
import apiFetch from '@wordpress/api-fetch';
import {
	fireEvent,
	render,
	screen,
	waitFor,
	within,
} from '@testing-library/react';
import { KnowledgeCard } from '../../admin/settings/knowledge/knowledge-card';
import type { Knowledge } from '../../admin/settings/knowledge/knowledge';
import { options } from './options';

// Whole screens, on machines that do other things too.
jest.setTimeout( 30_000 );

jest.mock(
	'@woocommerce/settings',
	() => ( {
		getSetting: () => ( {} ),
		getAdminLink: ( path: string ) => path,
	} ),
	{ virtual: true }
);

const GAP = {
	id: 7,
	question: 'Do you engrave names?',
	wordings: [ 'engraving?' ],
	count: 3,
	firstAt: 1,
	lastAt: Date.UTC( 2026, 0, 5 ),
	conversation: 'c',
};
const ENTRY = {
	id: 3,
	question: 'Do you gift-wrap?',
	wordings: [],
	answer: 'Yes, for 2.00.',
	link: '',
};

const state = ( more: Partial< Knowledge > = {} ): Knowledge => ( {
	entries: [ ENTRY ],
	sidecar: {
		kinds: [
			{ kind: 'page', documents: 5, syncedAt: Date.UTC( 2026, 0, 5 ) },
			{
				kind: 'product',
				documents: 8,
				reading: { done: 25, of: 60 },
				problem: {
					reason: 'broken',
					words: 'Its error log says which one.',
					at: 1,
					nextAt: 2,
				},
			},
		],
		gaps: [ GAP ],
	},
	problem: '',
	...more,
} );

const posted: Array< [ path: string, data: unknown ] > = [];

async function card(
	answers: Record< string, () => unknown > = {},
	first = state()
) {
	posted.length = 0;
	let now: unknown = first;
	apiFetch.setFetchHandler( async ( { path: url = '', method, data } ) => {
		const [ path = '' ] = url.split( '?' );
		if ( method !== 'POST' ) {
			return path === '/baton/v1/knowledge' ? now : [];
		}
		posted.push( [ path, data ] );
		return ( now = ( answers[ path ] ?? ( () => state() ) )() );
	} );
	render(
		<KnowledgeCard settings={ options } errors={ {} } onEdit={ () => {} } />
	);
	await screen.findByRole( 'region', { name: 'Your own answers' } );
}

const region = ( name: string ) =>
	within( screen.getByRole( 'region', { name } ) );
const field = ( name: string ) => screen.getByRole( 'textbox', { name } );
const press = ( name: string | RegExp ) =>
	fireEvent.click( screen.getByRole( 'button', { name } ) );

test( '11.5 how far reading is, when it was last right, and why it failed', async () => {
	await card();
	const known = region( 'What is known of the shop' );
	expect( known.getByText( /5 known, as of/ ) ).toBeInTheDocument();
	expect( known.getByText( /reading 25 of 60/ ) ).toBeInTheDocument();
	expect(
		known.getByRole( 'progressbar', { name: 'Products' } )
	).toHaveAttribute( 'max', '60' );
	expect(
		known.getByText( /Its error log says which one/ )
	).toBeInTheDocument();
} );

test( '11.9 a gap is closed in two clicks: the question is filled in, and saving names the gap', async () => {
	await card( {
		'/baton/v1/knowledge/entries': () =>
			state( { sidecar: { kinds: [], gaps: [] } } ),
	} );
	press( 'Write an answer to “Do you engrave names?”' );
	expect( field( 'Question' ) ).toHaveValue( 'Do you engrave names?' );
	expect( field( 'The same in other words' ) ).toHaveValue( 'engraving?' );
	fireEvent.change( field( 'Answer' ), { target: { value: 'Yes.' } } );
	press( 'Save the answer' );
	await waitFor( () =>
		expect( screen.queryByRole( 'dialog' ) ).not.toBeInTheDocument()
	);
	expect( posted ).toEqual( [
		[
			'/baton/v1/knowledge/entries',
			{
				question: 'Do you engrave names?',
				wordings: [ 'engraving?' ],
				answer: 'Yes.',
				link: '',
				gap: 7,
			},
		],
	] );
	expect( screen.getByRole( 'status' ) ).toHaveTextContent( 'saved' );
	expect(
		region( 'Questions without an answer' ).getByText( 'None so far.' )
	).toBeInTheDocument();
} );

test( '11.7 a refusal stands at its field, and what was typed stays', async () => {
	await card( {
		'/baton/v1/knowledge/entries/3': () => {
			// apiFetch rejects with what the server said, no Error.

			throw {
				code: 'baton_invalid',
				data: { errors: { link: 'must be an address.' } },
			};
		},
	} );
	press( 'Edit “Do you gift-wrap?”' );
	fireEvent.change( field( 'Link to read more' ), {
		target: { value: 'shipping' },
	} );
	press( 'Save the answer' );
	expect( await screen.findByRole( 'alert' ) ).toHaveTextContent(
		'Must be an address.'
	);
	expect( field( 'Link to read more' ) ).toHaveValue( 'shipping' );
	expect( field( 'Link to read more' ) ).toBeInvalid();
} );

test( '11.7 an answer is deleted only when it is said twice', async () => {
	await card( {
		'/baton/v1/knowledge/entries/3': () => state( { entries: [] } ),
	} );
	press( 'Delete “Do you gift-wrap?”' );
	expect( posted ).toEqual( [] );
	press( 'Really delete “Do you gift-wrap?”' );
	await waitFor( () =>
		expect(
			screen.queryByText( 'Do you gift-wrap?' )
		).not.toBeInTheDocument()
	);
	expect( posted[ 0 ]?.[ 0 ] ).toBe( '/baton/v1/knowledge/entries/3' );
} );

test( '11.9 a gap is dismissed, and the focus is not lost', async () => {
	await card();
	press( 'Dismiss “Do you engrave names?”' );
	expect(
		screen.getByRole( 'heading', { name: 'Questions without an answer' } )
	).toHaveFocus();
	await waitFor( () =>
		expect( posted[ 0 ]?.[ 0 ] ).toBe(
			'/baton/v1/knowledge/gaps/7/dismiss'
		)
	);
} );

test( '11.6 without a sidecar it says so, and answers can be written all the same', async () => {
	await card(
		{},
		state( { sidecar: null, problem: 'The sidecar gives no answer.' } )
	);
	expect(
		screen.getAllByText( 'The sidecar gives no answer.' ).length
	).toBeGreaterThan( 0 );
	expect(
		screen.getByRole( 'button', { name: 'Add an answer' } )
	).toBeEnabled();
} );
