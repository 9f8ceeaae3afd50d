/**
 * @jest-environment jsdom
 */
import '@testing-library/jest-dom';
import apiFetch from '@wordpress/api-fetch';
import { fireEvent, render, screen } from '@testing-library/react';
import { ModelCard } from '../../admin/settings/model/model-card';
import { reduceForm, formOf } from '../../admin/settings/form-state';
import type { ModelSpending } from '../../protocol/model';
import { options } from './options';

jest.setTimeout( 20_000 );

jest.mock(
	'@woocommerce/settings',
	() => ( {
		getSetting: () => ( {} ),
		getAdminLink: ( path: string ) => path,
	} ),
	{ virtual: true }
);

const spent: ModelSpending = {
	model: 'own-model',
	month: '2026-11',
	micros: 2_000_000,
	input: 9,
	output: 9,
	requests: 9,
	conversations: 8,
	limitReached: true,
};
const model = {
	consent: false,
	inputPrice: 0.15,
	outputPrice: 0.6,
	monthlyLimit: 2,
};
const settings = { ...options, model };
const LIMIT = 'Limit in a month (US dollars)';

test( '13.7 the owner sees what the model cost, and a refused limit beside its field', async () => {
	apiFetch.setFetchHandler( async () => spent );
	const edits: unknown[] = [];
	render(
		<ModelCard
			settings={ settings }
			errors={ { 'model.monthlyLimit': 'is never reached.' } }
			onEdit={ ( changes ) => edits.push( changes ) }
		/>
	);
	await screen.findByText(
		'Spent this month: $2.00 of $2.00. 8 conversations, $0.25 each on average. Model: own-model.'
	);
	expect(
		screen.getAllByText( /limit is reached: answers are quoted/ ).length
	).toBeGreaterThan( 0 );
	expect( screen.getByText( 'Is never reached.' ) ).toBeVisible();
	fireEvent.change( screen.getByLabelText( LIMIT ), {
		target: { value: '0.50' },
	} );
	fireEvent.click( screen.getByLabelText( 'Ask customers first' ) );
	expect( edits ).toEqual( [
		{ model: { ...model, monthlyLimit: 0.5 } },
		{ model: { ...model, consent: true } },
	] );
} );

test( '13.7 a refusal of one amount holds until that amount is changed', () => {
	const refused = reduceForm( formOf( settings ), {
		type: 'refused',
		error: {
			data: { errors: { 'model.monthlyLimit': 'is never reached.' } },
		},
	} );
	const edit = ( change: Partial< typeof model > ) =>
		reduceForm( refused, {
			type: 'edit',
			changes: { model: { ...model, ...change } },
		} ).errors;
	expect( edit( { consent: true } ) ).toEqual( refused.errors );
	expect( edit( { monthlyLimit: 0 } ) ).toEqual( {} );
} );
