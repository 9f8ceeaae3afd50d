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
import { useState } from '@wordpress/element';
import { SettingsScreen } from '../../admin/settings/components/settings-screen';
import { DetectionCard } from '../../admin/settings/detection/detection-card';
import {
	type Changes,
	changesOf,
	readOptions,
	type Settings,
} from '../../admin/settings/options';
import type { DetectionTried } from '../../protocol/detection';
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

interface Asked {
	text?: string;
	detection: Record< string, unknown >;
}

/** What was posted, and what the shop says to it. */
const posted: Array< [ path: string, data: Asked ] > = [];

function answer( answers: Record< string, ( data: unknown ) => unknown > ) {
	posted.length = 0;
	apiFetch.setFetchHandler( async ( { path: url = '', method, data } ) => {
		const [ path = '' ] = url.split( '?' );
		if ( method !== 'POST' ) {
			return path === '/baton/v1/options' ? options : [];
		}
		posted.push( [ path, data as Asked ] );
		return answers[ path ]?.( data );
	} );
}

let edited: Settings = options;

function Card( { saved }: { saved: Settings } ) {
	const [ settings, setSettings ] = useState( saved );
	edited = settings;
	return (
		<DetectionCard
			settings={ settings }
			errors={ {} }
			onEdit={ ( changes ) => setSettings( { ...settings, ...changes } ) }
		/>
	);
}

/** The card alone. What it gives says what would be sent. */
function shown( detection: unknown = {} ): () => Changes {
	const saved = readOptions( { ...options, detection } );
	render( <Card saved={ saved } /> );
	return () => changesOf( saved, edited );
}

/** In the page that saves it. */
async function page(
	answers: Record< string, ( data: unknown ) => unknown >
): Promise< void > {
	answer( answers );
	render( <SettingsScreen /> );
	await screen.findByRole( 'button', { name: 'Save changes' } );
}

const trigger = ( name: string ) =>
	within( screen.getByRole( 'group', { name } ) );
const ANGRY = 'The customer is angry';
const MONEY = 'The customer wants money back';

/** A closed `details` hides nothing from jsdom, but names its summary. */
const own = ( name: string ) =>
	within( trigger( name ).getByRole( 'group', { name: 'Your own words' } ) );

const save = () =>
	fireEvent.click( screen.getByRole( 'button', { name: 'Save changes' } ) );

const choose = ( field: HTMLElement, value: string ) =>
	fireEvent.change( field, { target: { value } } );

test( '4.23 settings from before show what holds, and are not changed', () => {
	const changes = shown();
	for ( const name of [ 'The customer asks for a person', ANGRY, MONEY ] ) {
		expect( trigger( name ).getByLabelText( name ) ).toBeChecked();
		expect( trigger( name ).getByLabelText( 'Sensitivity' ) ).toHaveValue(
			'medium'
		);
	}
	expect(
		trigger( 'The same question comes again' ).getByLabelText(
			'A person comes after'
		)
	).toHaveDisplayValue( '3 answers' );
	expect(
		trigger( 'The assistant does not know' ).getByLabelText(
			'A person comes after'
		)
	).toHaveDisplayValue( '2 questions in a row' );
	expect(
		trigger( MONEY ).getByLabelText( 'Their own money' )
	).toBeChecked();
	expect( changes() ).toEqual( {} );
} );

test( '4.23 of the triggers only those are sent that were changed', async () => {
	await page( {
		'/baton/v1/options': ( data ) => ( {
			...options,
			detection: ( data as Asked ).detection,
		} ),
	} );
	fireEvent.click( trigger( ANGRY ).getByLabelText( ANGRY ) );
	expect( trigger( ANGRY ).queryByLabelText( 'Sensitivity' ) ).toBeNull();
	choose(
		trigger( 'The assistant does not know' ).getByLabelText(
			'A person comes after'
		),
		'4'
	);
	fireEvent.click(
		trigger( MONEY ).getByLabelText( 'Anything involving money back' )
	);
	save();
	await screen.findByText( 'Saved.' );
	expect( posted.at( -1 )?.[ 1 ] ).toEqual( {
		detection: {
			frustration: { on: false, sensitivity: 'medium' },
			refund_dispute: {
				on: true,
				sensitivity: 'medium',
				policy: 'anything',
			},
			out_of_scope: { on: true, count: 4 },
		},
	} );
} );

test( '4.17 own phrases are added and removed by keyboard, for a trigger and a language', () => {
	const changes = shown( {
		phrases: [
			{ trigger: 'frustration', text: 'grr', effect: 'remove' },
			{ trigger: 'out_of_scope', text: 'wholesale*', effect: 'add' },
		],
	} );
	expect( own( ANGRY ).getByRole( 'list' ) ).toHaveTextContent(
		'“grr”: does not count'
	);
	const words = own( ANGRY ).getByLabelText( 'Words' );
	fireEvent.keyDown( words, { key: 'Enter' } );
	expect( own( ANGRY ).getByRole( 'status' ) ).toHaveTextContent(
		'Type a word first.'
	);
	choose( words, ' GRR ' );
	fireEvent.keyDown( words, { key: 'Enter' } );
	expect( own( ANGRY ).getByRole( 'status' ) ).toHaveTextContent(
		'These words are there already.'
	);
	choose( words, 'unverschämt' );
	choose( own( ANGRY ).getByLabelText( 'In which language' ), 'de' );
	fireEvent.keyDown( words, { key: 'Enter' } );
	expect( own( ANGRY ).getByRole( 'status' ) ).toHaveTextContent(
		'“unverschämt” was added.'
	);
	expect( words ).toHaveValue( '' );
	expect( own( ANGRY ).getByRole( 'list' ) ).toHaveTextContent(
		'“unverschämt”: a person comes, in German messages'
	);
	fireEvent.click(
		own( ANGRY ).getByRole( 'button', { name: 'Remove “grr”' } )
	);
	expect( words ).toHaveFocus();
	expect( changes() ).toEqual( {
		detection: {
			phrases: [
				{ trigger: 'out_of_scope', text: 'wholesale*', effect: 'add' },
				{
					trigger: 'frustration',
					text: 'unverschämt',
					effect: 'add',
					language: 'de',
				},
			],
		},
	} );
} );

test( '4.17 a language is judged otherwise, also where the trigger is off', () => {
	const changes = shown( { frustration: { on: false } } );
	const languages = within(
		trigger( ANGRY ).getByRole( 'group', { name: 'Languages' } )
	);
	const add = ( language: string, instead: string ) => {
		choose( languages.getByLabelText( 'Messages in' ), language );
		choose( languages.getByLabelText( 'Are judged with' ), instead );
		fireEvent.click(
			languages.getByRole( 'button', { name: 'Add language' } )
		);
	};
	add( 'es', 'off' );
	add( 'de', 'off' );
	add( 'de', 'high' );
	expect( languages.getAllByRole( 'listitem' ) ).toHaveLength( 2 );
	expect( languages.getByRole( 'list' ) ).toHaveTextContent(
		'German: High sensitivity'
	);
	fireEvent.click(
		languages.getByRole( 'button', { name: 'Remove Spanish' } )
	);
	expect( changes() ).toEqual( {
		detection: {
			languages: [
				{
					language: 'de',
					trigger: 'frustration',
					on: true,
					sensitivity: 'high',
				},
			],
		},
	} );
} );

test( '4.23 a refusal stands at its trigger, and is gone with the next change there', async () => {
	await page( {
		'/baton/v1/options': () =>
			Promise.reject( {
				code: 'baton_invalid',
				message: 'x',
				data: {
					errors: {
						'detection.frustration.sensitivity':
							'must be one of low, medium, high.',
					},
				},
			} ),
	} );
	choose( trigger( ANGRY ).getByLabelText( 'Sensitivity' ), 'low' );
	save();
	await trigger( ANGRY ).findByText( 'Must be one of low, medium, high.' );
	choose( trigger( MONEY ).getByLabelText( 'Sensitivity' ), 'low' );
	expect( trigger( ANGRY ).getByRole( 'alert' ) ).toBeVisible();
	choose( trigger( ANGRY ).getByLabelText( 'Sensitivity' ), 'high' );
	expect( trigger( ANGRY ).queryByRole( 'alert' ) ).toBeNull();
} );

const TEXT = 'my hat, that is <b>ridiculous</b>';
const at = ( word: string, weight: number, phrase?: true ) => ( {
	start: TEXT.indexOf( word ),
	end: TEXT.indexOf( word ) + word.length,
	weight,
	...( phrase && { phrase } ),
} );
const calm = {
	on: true,
	pulled: false,
	score: 0.01,
	limit: 0.5,
	words: [],
};
const TRIED: DetectionTried = {
	escalate: true,
	language: 'en',
	triggers: [
		{ ...calm, trigger: 'explicit_request', words: [ at( 'hat', -2 ) ] },
		{
			...calm,
			trigger: 'frustration',
			pulled: true,
			score: 0.87,
			words: [
				at( 'my hat', 1, true ),
				at( 'ridiculous', 3 ),
				at( 'is', 2 ),
				at( 'that', 1.5 ),
				at( 'hat', -1 ),
				at( 'my', 0.1 ),
			],
		},
		{ ...calm, trigger: 'refund_dispute', on: false },
		{ ...calm, trigger: 'repeated_failure' },
		{ ...calm, trigger: 'out_of_scope' },
	],
};
const TRY = '/baton/v1/detection-try';
const sentence = () => screen.getByLabelText( 'What a customer writes' );
const tried = () =>
	within( screen.getByRole( 'list', { name: 'What was found' } ) );

test( '4.18 a sentence is tried with settings that are not saved, and the words are shown and read out', async () => {
	answer( { [ TRY ]: () => TRIED } );
	shown();
	expect( screen.getByRole( 'button', { name: 'Try it' } ) ).toHaveAttribute(
		'aria-disabled',
		'true'
	);
	choose( trigger( ANGRY ).getByLabelText( 'Sensitivity' ), 'high' );
	choose( sentence(), TEXT );
	fireEvent.keyDown( sentence(), { key: 'Enter', shiftKey: true } );
	expect( posted ).toEqual( [] );
	fireEvent.keyDown( sentence(), { key: 'Enter' } );
	await screen.findByText( 'A person is called: The customer is angry.' );
	expect( screen.getByText( /It was read as English/ ) ).toBeVisible();
	expect( posted ).toMatchObject( [
		[
			TRY,
			{
				text: TEXT,
				detection: {
					explicit_request: { on: true, sensitivity: 'medium' },
					frustration: { on: true, sensitivity: 'high' },
				},
			},
		],
	] );

	const rows = tried().getAllByRole( 'listitem' );
	expect(
		rows.map( ( row ) => row.querySelector( 'p' )?.textContent )
	).toEqual( [
		'The customer asks for a person: no',
		'The customer is angry: yes, your own words are in it',
		'The customer wants money back: switched off',
		'The same question comes again: counted over several messages; one alone does not decide it',
		'The assistant does not know: counted over several messages; one alone does not decide it',
	] );
	const [ , angry ] = rows;
	expect( angry ).toHaveTextContent(
		'87% likely; a person comes from 50% on'
	);
	// What customers write stays text.
	const marks = [ ...( angry?.querySelectorAll( 'mark' ) ?? [] ) ];
	expect(
		marks.map( ( { className, textContent } ) => [
			className,
			textContent,
		] )
	).toEqual( [
		[ 'is-own', 'my hat' ],
		[ 'is-for', 'that is' ],
		[ 'is-for', 'ridiculous' ],
	] );
	expect( angry?.querySelector( 'b:not([style])' ) ).toBeNull();
	expect( angry?.querySelector( 'dl' ) ).toHaveTextContent(
		'Your own words:“my hat”Speaks for it:“that is”, “ridiculous”'
	);
	expect( rows[ 0 ]?.querySelector( 'details' )?.open ).toBe( false );

	choose( trigger( ANGRY ).getByLabelText( 'Sensitivity' ), 'low' );
	expect(
		screen.getByText( /You have changed the settings since/ )
	).toBeVisible();
} );

test.each( [
	[
		'a sidecar that is down',
		() =>
			Promise.reject( {
				code: 'baton_sidecar_down',
				message: 'The sidecar gives no answer (refused).',
			} ),
		/could not be tried. The sidecar gives no answer \(refused\)\./,
	],
	[
		'an answer of another shape',
		() => ( { escalate: 'yes' } ),
		/could not be tried. The shop gave no usable answer\./,
	],
] )(
	'6.5 %s is said in words, and can be tried again',
	async ( _, fails, words ) => {
		let broken = true;
		answer( { [ TRY ]: () => ( broken ? fails() : TRIED ) } );
		shown();
		choose( sentence(), TEXT );
		fireEvent.click( screen.getByRole( 'button', { name: 'Try it' } ) );
		await waitFor( () =>
			expect( document.body ).toHaveTextContent( words )
		);
		broken = false;
		fireEvent.click( screen.getByRole( 'button', { name: 'Try it' } ) );
		await screen.findByText( /A person is called/ );
		expect( document.querySelector( '.is-error' ) ).toBeNull();
	}
);
