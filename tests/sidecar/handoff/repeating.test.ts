/** The same question three times is known by what it was answered from, not by its words. */
import { FullText } from '../../../sidecar/knowledge/full-text';
import { QuotingAssistant } from '../../../sidecar/llm/quoting';
import type { Piece } from '../../../sidecar/ports';
import { World } from '../support/world';

const DOCUMENTS = [
	{
		id: 'page:1',
		kind: 'page' as const,
		title: 'Shipping',
		url: 'https://shop.example/shipping/',
		text: 'Standard shipping takes 3 to 5 working days and costs 6.00. Express costs 14.00. We ship to Canada as well, and parcels can be picked up at the studio.',
	},
	{
		id: 'entry:4',
		kind: 'entry' as const,
		title: 'Do you engrave names?',
		text: 'Yes, up to twelve letters, on every mug.',
	},
];

async function shop() {
	const world = new World();
	await world.agent( '3' );
	const index = new FullText( ':memory:' );
	index.put( DOCUMENTS );
	const quoting = new QuotingAssistant( index );
	world.assistant.answer = ( question ) =>
		quoting.answer( question, new AbortController().signal );
	const customer = await world.customer();
	const ask = async ( ...questions: string[] ) => {
		for ( const [ i, text ] of questions.entries() ) {
			await customer.send( { type: 'send', id: `q${ i }`, text } );
		}
		return customer.wire.view;
	};
	return { world, customer, ask };
}

/** A model never says the same twice. */
const worded = ( entries: string[], texts: string[] ) => () =>
	( { text: texts.pop()!, entries } ) as Piece;

describe( 'the same question again', () => {
	it( '12.6 three questions that one passage answers are three questions', async () => {
		const { ask, customer } = await shop();
		const view = await ask(
			'How long does shipping take?',
			'How much is shipping?',
			'Do you ship to Canada?'
		);
		expect( customer.wire.texts().at( -1 ) ).toContain( '3 to 5' );
		expect( view.status ).toBe( 'assistant' );
	} );

	it( '12.6 one question in three wordings calls a person', async () => {
		const { ask } = await shop();
		const view = await ask(
			'How long does shipping take?',
			'what is the delivery time please',
			'how many days until it is delivered, how fast?'
		);
		expect( view.status ).toBe( 'waiting' );
	} );

	it( '12.6 the same for what the owner wrote, and the message names it', async () => {
		const { ask, customer } = await shop();
		const view = await ask(
			'Do you engrave names?',
			'can you engrave a mug with a name',
			'what about engraving?'
		);
		expect( view.status ).toBe( 'waiting' );
		expect(
			customer.wire.view.events.flatMap( ( event ) =>
				event.type === 'message' ? ( event.entries ?? [] ) : []
			)
		).toEqual( [ 'entry:4', 'entry:4', 'entry:4' ] );
	} );

	it.each( [
		[ 'one entry', [ 'entry:4' ], 'waiting' ],
		[ 'nothing that it names', [], 'assistant' ],
	] )(
		'12.6 a model that answers from %s in other words each time',
		async ( _, entries, status ) => {
			const world = new World();
			await world.agent( '3' );
			world.assistant.reply = worded( entries, [
				'Certainly: every mug has room for twelve letters.',
				'We do! Names may be twelve characters long.',
				'Yes, engraving is possible.',
			] );
			const customer = await world.customer();
			for ( const text of [
				'Do you engrave names?',
				'can you engrave a mug with a name',
				'what about engraving?',
			] ) {
				await customer.send( {
					type: 'send',
					id: `q-${ text.charCodeAt( 0 ) }-${ text.length }`,
					text,
				} );
			}
			expect( customer.wire.view.status ).toBe( status );
		}
	);
} );
