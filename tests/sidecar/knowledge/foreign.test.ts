/** Questions in other languages than the shop's pages. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { inEnglish } from '../../../sidecar/knowledge/foreign';
import { FullText } from '../../../sidecar/knowledge/full-text';
import { stem } from '../../../sidecar/knowledge/stem';
import { isKnown, wordsOf } from '../../../sidecar/knowledge/terms';

const rows = < T >( name: string ): T[] =>
	readFileSync(
		path.join( __dirname, '../../fixtures/knowledge', name ),
		'utf8'
	)
		.split( '\n' )
		.filter( ( line ) => line !== '' )
		.map( ( line ) => JSON.parse( line ) );

interface Asked {
	language: string;
	query: string;
	/** Of the entry that answers it; null where none does. */
	id: string | null;
	/** This one would be right as well. */
	or?: string;
}

it( '12.8 English entries answer questions in seven other languages', async () => {
	const index = new FullText( ':memory:' );
	index.put(
		rows< { id: string; question: string; answer: string } >(
			'entries.jsonl'
		).map( ( { id, question, answer } ) => ( {
			id,
			kind: 'entry',
			title: question,
			text: answer,
		} ) )
	);
	const asked = rows< Asked >( 'foreign.jsonl' );
	const answered = await Promise.all(
		asked.map( async ( one ) => ( {
			...one,
			found: ( await index.search( one.query, 1 ) )[ 0 ]?.entry ?? null,
		} ) )
	);
	const share = ( of: typeof answered, isRight: number ) =>
		isRight / of.length;
	const inside = answered.filter( ( { id } ) => id !== null );
	const right = inside.filter(
		( { id, or, found } ) => found === id || ( or && found === or )
	);
	const outside = answered.filter( ( { id } ) => id === null );
	const silent = outside.filter( ( { found } ) => found === null );
	expect( share( inside, right.length ) ).toBeGreaterThan( 0.85 );
	expect( share( outside, silent.length ) ).toBeGreaterThan( 0.95 );
	index.close();
} );

describe( 'a shop whose pages are German', () => {
	const page = ( title: string, text: string ) => ( {
		id: `page:${ title }`,
		kind: 'page' as const,
		title,
		url: `https://shop.example/${ title }/`,
		text,
	} );
	const index = new FullText( ':memory:' );
	index.put( [
		page(
			'Versand',
			'Der Versand innerhalb Deutschlands dauert 3 bis 5 Werktage und kostet 4,90 Euro.\n# Ausland\nWir liefern nach Österreich und in die Schweiz.'
		),
		page(
			'Rückgabe',
			'Sie können alles innerhalb von 30 Tagen unbenutzt zurückgeben.\n# Erstattung\nDas Geld erhalten Sie innerhalb von 5 Tagen zurück.'
		),
		page(
			'Zahlung',
			'Wir nehmen Visa, Mastercard, PayPal und Überweisung.\n# Rechnung\nDie Rechnung liegt im Kundenkonto als PDF.'
		),
	] );
	afterAll( () => index.close() );

	it.each( [
		[ 'Wie lange dauert der Versand?', 'Versand' ],
		[ 'Liefert ihr in die Schweiz?', 'Versand' ],
		[ 'Welche Versandkosten gibt es?', 'Versand' ],
		[ 'Wann bekomme ich mein Geld zurück?', 'Rückgabe' ],
		[ 'Welche Zahlungsarten gibt es?', 'Zahlung' ],
		[ 'Wo finde ich die Rechnung?', 'Zahlung' ],
		[ 'How much does shipping cost?', 'Versand' ],
		[ 'Where do I find my invoice?', 'Zahlung' ],
		[ 'Quels sont les moyens de paiement ?', 'Zahlung' ],
	] )( '12.8 “%s” is answered from “%s”', async ( question, title ) =>
		expect( ( await index.search( question, 1 ) )[ 0 ]?.title ).toBe(
			title
		)
	);

	it.each( [ 'Verkauft ihr Kanus?', 'Wer hat die Wahl gewonnen?' ] )(
		'12.8 it does not know: %s',
		async ( question ) =>
			expect( await index.search( question, 1 ) ).toEqual( [] )
	);
} );

it.each( [
	'Come on, where is my order?',
	'Is it gratis to return the article?',
	'What was the main fee per order?',
	'Can I pay via PayPal or by carte?',
	'Do you sell a long hat for a man?',
	'order total',
	'',
] )( '12.8 English stays as it is: %s', ( question ) => {
	const words = wordsOf( question );
	expect(
		inEnglish(
			words,
			( word ) => isKnown( stem( word ) ),
			() => false
		)
	).toEqual( words );
} );
