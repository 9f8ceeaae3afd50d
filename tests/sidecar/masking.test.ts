/** What leaves for a model, and what comes back of it. */
import * as fc from 'fast-check';
import { maskCards } from '../../sidecar/conversation/card-numbers';
import { Masks } from '../../sidecar/llm/masking/masks';

const masksOf = ( conversation: string ) =>
	new Masks( conversation, maskCards );
const PLACEHOLDER = /^\[(?:email|phone)-[0-9a-f]{8}\]$/;

describe( 'what leaves for a model', () => {
	it.each( [
		'jane@example.com',
		'Jane.Doe+shop@mail.example.co.uk',
		'jürgen@müller.example',
		"o'neil@example.ie",
		'+1 415 555 0132',
		'+49 (0)30 1234567',
		'0049 30 1234567',
		'(415) 555-0132',
		'415-555-0132',
		'415.555.0132',
		'4155550132',
		'1-800-555-0132',
		'030 1234567',
		'06 12 34 56 78',
		'612 345 678',
		'555-0132',
	] )( '13.4 %s does not', ( text ) => {
		const masks = masksOf( 'c' );
		expect( masks.mask( text ) ).toMatch( PLACEHOLDER );
		expect( masks.mask( `Write to ${ text }, please.` ) ).toMatch(
			/^Write to \[(?:email|phone)-[0-9a-f]{8}\], please\.$/
		);
	} );

	it.each( [
		'order 1042',
		'#5551234567',
		'23.11.2026',
		'2026-11-23 10:30',
		'1,299.00 or 1.299,00',
		'from 129.00 149.00',
		'SKU AB-123-4567-890',
		'https://shop.example/p/123-456-7890/?x=4155550132',
		'sizes 36 38 40 42 44',
		'9:00–18:00',
		'1234 5678 9012',
		'00340434161094042557',
		'Ben @ the shop',
	] )( '13.4 %s stays as it is', ( text ) => {
		expect( masksOf( 'c' ).mask( text ) ).toBe( text );
	} );

	it( '13.4 a card number leaves with its last four digits alone', () => {
		expect( masksOf( 'c' ).mask( 'Card 4111 1111 1111 1111!' ) ).toBe(
			'Card •••• 1111!'
		);
	} );

	it( '13.4 the same address has the same placeholder however written, in another conversation another', () => {
		const one = masksOf( 'c1' );
		expect( one.mask( 'JANE@example.com' ) ).toBe(
			one.mask( 'jane@Example.com' )
		);
		expect( one.mask( '+49 30 1234567' ) ).toBe(
			masksOf( 'c1' ).mask( '0049301234567' )
		);
		expect( one.mask( 'jane@example.com' ) ).not.toBe(
			masksOf( 'c2' ).mask( 'jane@example.com' )
		);
		expect( one.mask( 'jane@example.com' ) ).not.toBe(
			one.mask( 'june@example.com' )
		);
	} );

	it( '13.4 whatever stands around an address, it does not leave', () => {
		const masks = masksOf( 'c' );
		fc.assert(
			fc.property(
				fc.string( { maxLength: 60 } ),
				fc.constantFrom( ' ', '\n', ',', '<', '(', '"', ': ' ),
				fc.string( { maxLength: 60 } ),
				( before, between, after ) => {
					const masked = masks.mask(
						`${ before }${ between }jane.roe@example.com${ between }${ after }`
					);
					expect( masked ).not.toContain( 'jane.roe@' );
				}
			)
		);
	} );

	it( '3.12 no text takes long to mask', () => {
		const masks = masksOf( 'c' );
		for ( const part of [
			'1 ',
			'@',
			'a@',
			'a.',
			'+1',
			'1-',
			'1        ',
		] ) {
			const from = performance.now();
			masks.mask( part.repeat( 32_000 / part.length ) );
			expect( performance.now() - from ).toBeLessThan( 1000 );
		}
	} );
} );

describe( 'what comes back of a model', () => {
	const masks = masksOf( 'c' );
	masks.saidByCustomer( 'I am Jane@Example.com, +1 415 555 0132' );
	masks.mayRead( 'jane@work.example' );
	const said = masks.mask( 'jane@example.com' );
	const theirs = masks.mask( 'jane@work.example' );
	const foreign = masks.mask( 'someone@else.example' );

	it( '13.4 the customer’s own addresses are there again, as they wrote them', () => {
		expect(
			masks.restore(
				`${ said } ${ theirs } ${ masks.mask( '+14155550132' ) }`
			)
		).toBe( 'Jane@Example.com jane@work.example +1 415 555 0132' );
	} );

	it( '13.4 those of others stay hidden, and made-up placeholders too', () => {
		expect( masks.restore( `${ foreign } [phone-00000000]` ) ).toBe(
			'•••@••• •••'
		);
	} );

	it( '13.4 a tool is given back what the customer wrote, and nothing else', () => {
		expect( masks.reveal( `${ said } ${ theirs } ${ foreign }` ) ).toBe(
			`Jane@Example.com ${ theirs } ${ foreign }`
		);
	} );

	it( '13.4 however a stream cuts a placeholder, it is whole for the customer', () => {
		const text = `To ${ said }, not ${ foreign } [a] [[email-] [e`;
		const whole = masks.restore( text );
		fc.assert(
			fc.property(
				fc.array( fc.nat( text.length ), { maxLength: 12 } ),
				( cuts ) => {
					const { push, end } = masks.restorer();
					const at = [
						0,
						...cuts.sort( ( a, b ) => a - b ),
						text.length,
					];
					const shown = at
						.slice( 1 )
						.map( ( to, index ) =>
							push( text.slice( at[ index ], to ) )
						);
					shown.forEach( ( piece ) =>
						expect( piece ).not.toMatch( /email-[0-9a-f]/ )
					);
					expect( shown.join( '' ) + end() ).toBe( whole );
				}
			)
		);
	} );
} );
