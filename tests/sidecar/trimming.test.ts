/** What of a conversation goes along to a model. */
import type { Said } from '../../sidecar/ports';
import {
	HISTORY_TOKENS,
	MESSAGE_MOST,
	trimmed,
} from '../../sidecar/llm/history';
import { cutToTokens, estimateTokens } from '../../sidecar/llm/tokens';

const by = ( who: Said[ 'by' ], text: string ): Said => ( { by: who, text } );
const LONG = 'word '.repeat( 400 );

describe( 'what of a conversation goes along', () => {
	it( '13.5 the newest that fit, and always the first question and the order', () => {
		const history = [
			by( 'customer', 'Hi!' ),
			by( 'customer', 'Where is my blue lamp?' ),
			by( 'assistant', `Which one? ${ LONG }` ),
			by( 'customer', 'It is order #1042' ),
			by( 'assistant', 'Order #1042 is on its way.' ),
			...Array.from( { length: 20 }, ( _, index ) =>
				by(
					index % 2 ? 'assistant' : 'customer',
					`${ LONG }${ index }`
				)
			),
			by( 'customer', 'And now?' ),
		];
		const kept = trimmed( history );
		expect( kept.slice( 0, 3 ) ).toEqual( [
			history[ 1 ],
			history[ 3 ],
			history[ 4 ],
		] );
		expect( kept.slice( 3 ) ).toEqual(
			history.slice( history.length - kept.length + 3 )
		);
		const tokens = kept.reduce(
			( sum, { text } ) => sum + estimateTokens( text ),
			0
		);
		expect( tokens ).toBeLessThanOrEqual( HISTORY_TOKENS );
		expect( kept.length ).toBeGreaterThan( 6 );
	} );

	it( '13.5 a price, a time and a year in words are no order', () => {
		const history = [
			by( 'customer', 'What does shipping cost?' ),
			by( 'customer', 'More than $100.00, before 10:30, 100%?' ),
			by( 'assistant', LONG.repeat( 6 ) ),
			by( 'customer', 'And now?' ),
		];
		expect( trimmed( history, 60 ) ).toEqual( [
			history[ 0 ],
			history[ 3 ],
		] );
	} );

	it( '13.5 of one long message the beginning', () => {
		const [ only ] = trimmed( [
			by( 'customer', `First. ${ LONG.repeat( 9 ) }` ),
		] );
		expect( only!.text ).toMatch( /^First\. word .*…$/ );
		expect( estimateTokens( only!.text ) ).toBeLessThanOrEqual(
			MESSAGE_MOST + 2
		);
	} );

	it( '13.5 a short conversation goes along whole, an empty one as nothing', () => {
		const history = [ by( 'customer', 'Hi' ), by( 'agent', 'Hello' ) ];
		expect( trimmed( history ) ).toEqual( history );
		expect( trimmed( [] ) ).toEqual( [] );
	} );

	// Words, marks and what does not fit into one: no tokenizer makes much more of them.
	it.each( [
		[ 'Hello, how are you today?', 7 ],
		[ 'Do you ship to Norway, and what does it cost?', 12 ],
		[ 'Your order #10482 was shipped on 23.11.2026.', 17 ],
		[ 'antidisestablishmentarianism', 6 ],
		[ '你好,我的订单在哪里?', 12 ],
		[ '    ', 1 ],
		[ '', 0 ],
	] )(
		'13.5 the estimate of “%s” is not below %i, and not far above',
		( text, real ) => {
			expect( estimateTokens( text ) ).toBeGreaterThanOrEqual( real );
			expect( estimateTokens( text ) ).toBeLessThanOrEqual(
				3 * real + 2
			);
		}
	);

	it( '13.5 what is cut to tokens has no more of them', () => {
		expect( estimateTokens( cutToTokens( LONG, 50 ) ) ).toBeLessThanOrEqual(
			52
		);
		expect( cutToTokens( 'short', 50 ) ).toBe( 'short' );
	} );
} );
