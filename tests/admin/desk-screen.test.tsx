/**
 * @jest-environment jsdom
 */
import '@testing-library/jest-dom';
import { act, fireEvent, render, screen, within } from '@testing-library/react';
import { Desk } from '../../admin/desk/components/desk';
import type { ConversationEvent } from '../../protocol/events';
import type { DeskItem } from '../../protocol/frames-down';
import {
	desk,
	deskStore,
	events,
	joined,
	mine,
	NOW,
	other,
	row,
	said,
	waits,
	you,
} from './support';

// WooCommerce gives it to its components in wp-admin; no package has it.
jest.mock(
	'@woocommerce/settings',
	() => ( {
		getSetting: () => ( {} ),
		getAdminLink: ( path: string ) => path,
	} ),
	{ virtual: true }
);

const HOSTILE =
	'<img src=x onerror="window.hacked=1"><script>window.hacked=1</script>';

beforeEach( () => {
	jest.useFakeTimers( { now: NOW } );
	jest.spyOn( document, 'hasFocus' ).mockReturnValue( true );
	window.history.replaceState( null, '', '/' );
	document.title = 'Support desk';
	document.body.insertAdjacentHTML(
		'afterbegin',
		'<ul><li id="wp-admin-bar-baton"><span class="baton-count" hidden>0</span></li></ul>'
	);
} );
afterEach( () => {
	document.querySelector( 'ul:has(> #wp-admin-bar-baton)' )?.remove();
	jest.useRealTimers();
	jest.restoreAllMocks();
} );

function show( items: DeskItem[], log: ConversationEvent[] = [], open = 'a' ) {
	const it = deskStore();
	it.take( desk( items ) );
	window.history.replaceState( null, '', `/#conversation=${ open }` );
	render( <Desk store={ it.store } /> );
	const take: typeof it.take = ( ...frames ) =>
		act( () => it.take( ...frames ) );
	if ( log.length > 0 ) {
		take( events( 'a', log ) );
	}
	return { ...it, take };
}
const reply = () =>
	screen.getByRole< HTMLTextAreaElement >( 'textbox', { name: 'Reply' } );
const type = ( value: string ) =>
	fireEvent.change( reply(), { target: { value } } );
const sentTexts = ( sent: Array< Record< string, unknown > > ) =>
	sent
		.filter( ( frame ) => frame.type === 'send' )
		.map( ( { text } ) => text );

describe( 'the lists', () => {
	test( '3.9 a row says who, how long, why and who was named', () => {
		show( [
			row( 'a', { named: you } ),
			row( 'b', { named: other, trigger: 'refund_dispute' } ),
		] );
		const [ first, second ] = within(
			screen.getByRole( 'list', { name: 'Waiting' } )
		).getAllByRole( 'listitem' );
		expect( first ).toHaveTextContent(
			/Customer a.*1:00.*Where is my parcel.*asked for a person.*named: you/
		);
		expect( second ).toHaveTextContent( /wants money back.*named: Ben/ );
		act( () => void jest.advanceTimersByTime( 5_000 ) );
		expect( first ).toHaveTextContent( '1:05' );
	} );

	test( '3.8 title and admin bar count who waits', () => {
		const { take } = show( [ row( 'a' ), row( 'b' ) ] );
		expect( document.title ).toBe( '(2) Support desk' );
		expect( document.querySelector( '.baton-count' ) ).toHaveTextContent(
			'2'
		);
		take( desk( [], 9 ) );
		expect( document.title ).toBe( 'Support desk' );
		expect( document.querySelector( '.baton-count' ) ).not.toBeVisible();
	} );

	test( '3.8 the switch "Available" asks the sidecar and shows its answer', () => {
		const { last, take } = show( [] );
		const toggle = screen.getByRole( 'switch', { name: 'Available' } );
		expect( toggle ).toBeChecked();
		fireEvent.click( toggle );
		expect( last( 'available' ) ).toEqual( {
			type: 'available',
			available: false,
		} );
		take( { type: 'availability', available: false } );
		expect( toggle ).not.toBeChecked();
	} );
} );

describe( 'the conversation', () => {
	test( '3.8 accepting puts the opening words into the reply box', () => {
		const { last, take } = show(
			[ row( 'a' ) ],
			[ said( 1, 'A person please' ), waits( 2 ) ]
		);
		fireEvent.click( screen.getByRole( 'button', { name: 'Accept' } ) );
		const { id } = last( 'accept' ) ?? { id: '' };
		take(
			{
				type: 'ack',
				id,
				conversation: 'a',
				seq: 3,
				opening: 'Hi, I’m Mara.',
			},
			events( 'a', [ joined( 3 ) ], 2 )
		);
		expect( reply() ).toHaveValue( 'Hi, I’m Mara.' );
		expect(
			screen.getByRole( 'button', { name: 'Return to assistant' } )
		).toBeEnabled();
		expect(
			screen.getByRole( 'button', { name: 'Close conversation' } )
		).toBeEnabled();
		expect(
			screen.getByRole( 'log', { name: 'Conversation' } )
		).toHaveTextContent( 'Mara has joined' );
	} );

	test( '3.4 the second to accept is told who was faster', () => {
		const { last, take } = show( [ row( 'a' ) ] );
		fireEvent.click( screen.getByRole( 'button', { name: 'Accept' } ) );
		take( {
			type: 'error',
			id: last( 'accept' )?.id,
			code: 'taken',
			message: 'Taken.',
			by: other,
		} );
		const words = 'Ben was faster and has this conversation now.';
		expect( screen.getAllByText( words )[ 0 ] ).toBeVisible();
		expect(
			document.querySelector( '[aria-live="assertive"]' )
		).toHaveTextContent( words );
	} );

	test( '3.9 Enter sends; Shift+Enter and an input method’s Enter do not', () => {
		const { sent } = show(
			[ mine( 'a' ) ],
			[ said( 1, 'Hi' ), joined( 2 ) ]
		);
		type( 'Hello' );
		fireEvent.keyDown( reply(), { key: 'Enter', shiftKey: true } );
		fireEvent.keyDown( reply(), { key: 'Enter', isComposing: true } );
		fireEvent.keyDown( reply(), { key: 'Enter', keyCode: 229 } );
		expect( sentTexts( sent ) ).toEqual( [] );
		fireEvent.keyDown( reply(), { key: 'Enter' } );
		expect( sentTexts( sent ) ).toEqual( [ 'Hello' ] );
		expect( reply() ).toHaveValue( '' );
		expect(
			screen.getByRole( 'article', { name: 'Mara, sending…' } )
		).toHaveTextContent( 'Hello' );
	} );

	test( '3.9 nothing is sent before it is accepted, and what is typed stays', () => {
		const { sent } = show( [ row( 'a' ) ], [ said( 1, 'Hi' ) ] );
		type( 'Hello' );
		fireEvent.keyDown( reply(), { key: 'Enter' } );
		expect( sentTexts( sent ) ).toEqual( [] );
		expect( reply() ).toHaveValue( 'Hello' );
	} );

	test( '3.9 who accepts writes at once: one Enter is enough', () => {
		const { last, sent, take } = show(
			[ row( 'a' ) ],
			[ said( 1, 'A person please' ), waits( 2 ) ]
		);
		const enter = ( text: string ) => {
			type( text );
			fireEvent.keyDown( reply(), { key: 'Enter' } );
		};
		fireEvent.click( screen.getByRole( 'button', { name: 'Accept' } ) );
		enter( 'before the answer' );
		const { id } = last( 'accept' ) ?? { id: '' };
		take( { type: 'ack', id, conversation: 'a', seq: 3 } );
		enter( 'before the event' );
		take( events( 'a', [ joined( 3 ) ], 2 ) );
		enter( 'after it' );
		expect( sentTexts( sent ) ).toEqual( [
			'before the answer',
			'before the event',
			'after it',
		] );
	} );

	test( '3.9 what was written to a conversation that another took is back in the box', () => {
		const { last, take } = show(
			[ row( 'a' ) ],
			[ said( 1, 'A person please' ), waits( 2 ) ]
		);
		fireEvent.click( screen.getByRole( 'button', { name: 'Accept' } ) );
		type( 'Hello' );
		fireEvent.keyDown( reply(), { key: 'Enter' } );
		const refused = {
			type: 'error',
			message: 'Taken.',
			by: other,
		} as const;
		take(
			{ ...refused, id: last( 'accept' )?.id, code: 'taken' },
			{ ...refused, id: last( 'send' )?.id, code: 'not_allowed' }
		);
		expect( reply() ).toHaveValue( 'Hello' );
		fireEvent.keyDown( reply(), { key: 'Enter' } );
		expect( reply() ).toHaveValue( 'Hello' );
	} );

	test( '3.6 the preview shows what is being typed and forgets it in time', () => {
		const { take } = show(
			[ mine( 'a' ) ],
			[ said( 1, 'Hi' ), joined( 2 ) ]
		);
		const preview = screen.getByRole( 'region', {
			name: 'Typing preview',
		} );
		take( {
			type: 'typing',
			conversation: 'a',
			who: 'customer',
			name: 'Ada',
			text: HOSTILE,
			expiresIn: 6_000,
		} );
		expect( preview ).toHaveTextContent( HOSTILE );
		act( () => void jest.advanceTimersByTime( 7_000 ) );
		expect( preview ).toHaveTextContent( /^$/ );
	} );

	test( '1.2 the customer’s words are read once they are seen by their own agent', () => {
		const { last } = show(
			[ mine( 'a' ) ],
			[ said( 1, 'Hi' ), joined( 2 ) ]
		);
		expect( last( 'read' ) ).toEqual( {
			type: 'read',
			conversation: 'a',
			upTo: 2,
		} );
	} );

	test( '1.2 a glance at somebody else’s conversation reads nothing', () => {
		const { last } = show(
			[ row( 'a', { status: 'human', agent: other } ) ],
			[ said( 1, 'Hi' ), joined( 2, other ) ]
		);
		expect( last( 'read' ) ).toBeUndefined();
	} );

	test( '3.7 the assistant’s answer is shown as it is written', () => {
		const { take } = show( [ row( 'a' ) ], [ said( 1, 'Hi' ) ] );
		take( {
			type: 'stream',
			conversation: 'a',
			turn: 't',
			offset: 0,
			text: 'We ship ',
		} );
		take( {
			type: 'stream',
			conversation: 'a',
			turn: 't',
			offset: 8,
			text: 'daily.',
		} );
		expect(
			screen.getByRole( 'article', { name: 'Assistant, writing…' } )
		).toHaveTextContent( 'We ship daily.' );
	} );
} );

test( '3.10 what a visitor controls is text in every field', () => {
	const hostile = row( 'a', {
		customer: {
			name: HOSTILE,
			email: HOSTILE,
			online: true,
			page: { url: 'javascript:window.hacked=1', title: HOSTILE },
		},
		lastText: HOSTILE,
	} );
	const { take, sent } = show(
		[ hostile ],
		[
			said( 1, HOSTILE, {
				from: { kind: 'customer', name: HOSTILE },
				sources: [
					{ title: HOSTILE, url: 'javascript:window.hacked=1' },
				],
			} ),
			{
				type: 'handoff',
				seq: 2,
				at: NOW,
				audience: 'agents',
				handoff: 'h',
				state: 'offered',
				trigger: 'explicit_request',
				evidence: [
					{ message: 'm1', start: 0, end: 200, why: HOSTILE },
				],
			},
			{ type: 'line', seq: 3, at: NOW, audience: 'all', line: HOSTILE },
			{
				type: 'identity',
				seq: 4,
				at: NOW,
				audience: 'all',
				name: HOSTILE,
				email: HOSTILE,
			},
		]
	);
	for ( const lookup of sent.filter(
		( frame ) => frame.type === 'lookup'
	) ) {
		const facts = {
			type: 'facts',
			id: String( lookup.id ),
			conversation: 'a',
		} as const;
		const items = [ { name: HOSTILE, quantity: 1, total: '1.00' } ];
		take(
			lookup.what === 'cart'
				? {
						...facts,
						cart: { currency: HOSTILE, total: HOSTILE, items },
					}
				: {
						...facts,
						orders: [
							{
								id: 1,
								number: HOSTILE,
								status: HOSTILE,
								createdAt: NOW,
								currency: 'EUR',
								total: '9.00',
								refunded: '4.00',
								items,
								editUrl: 'javascript:window.hacked=1',
							},
						],
					}
		);
	}
	expect(
		document.querySelector( 'img, script, a[href^="javascript" i]' )
	).toBeNull();
	expect( window ).not.toHaveProperty( 'hacked' );
	for ( const region of [ 'Customer', 'Cart', 'Orders', 'Handoff' ] ) {
		expect(
			screen.getByRole( 'region', { name: region } )
		).toHaveTextContent( HOSTILE );
	}
	expect( screen.getByRole( 'log' ) ).toHaveTextContent( HOSTILE );
	expect(
		screen.getByRole( 'region', { name: 'Orders' } )
	).toHaveTextContent( '€4.00 refunded' );
} );

test( '3.9 a lookup that failed says why and is tried again by hand', () => {
	const { take, sent, last } = show( [ row( 'a' ) ] );
	const orders = sent.find( ( frame ) => frame.what === 'orders' );
	take( {
		type: 'facts',
		id: String( orders?.id ),
		conversation: 'a',
		problem: 'The shop does not answer.',
	} );
	const region = within( screen.getByRole( 'region', { name: 'Orders' } ) );
	expect( region.getByText( 'The shop does not answer.' ) ).toBeVisible();
	fireEvent.click( region.getByRole( 'button', { name: 'Try again' } ) );
	expect( last( 'lookup' ) ).toMatchObject( {
		what: 'orders',
		conversation: 'a',
	} );
	expect( last( 'lookup' )?.id ).not.toBe( orders?.id );
} );
