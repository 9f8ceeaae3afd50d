/** No text keeps the others waiting. */
import type { ConversationEvent } from '../../protocol';
import { maskCards } from '../../sidecar/conversation/card-numbers';
import { isThanks } from '../../sidecar/conversation/escalation';
import { questionOf } from '../sidecar/support/question';
import { transcriptOf } from '../../sidecar/conversation/ticket';
import { FullText } from '../../sidecar/knowledge/full-text';
import { QuotingAssistant } from '../../sidecar/llm/quoting';
import { TEXTS, WORDS } from '../sidecar/support/hostile/texts';

/** The least of some runs: what the text costs, not what the machine does besides. */
async function cpuMs( work: () => unknown ): Promise< number > {
	let least = Infinity;
	for ( let run = 0; run < 5; run++ ) {
		const before = process.cpuUsage();
		await work();
		const { user, system } = process.cpuUsage( before );
		least = Math.min( least, ( user + system ) / 1000 );
	}
	return least;
}

const said = ( text: string ): ConversationEvent => ( {
	seq: 1,
	at: 0,
	audience: 'all',
	type: 'message',
	id: 'm1',
	from: { kind: 'customer', name: 'Visitor' },
	text,
} );

/** A shop of 1,400 passages, each of which holds most of the words. */
function shop(): FullText {
	const words = ( from: number, count: number ) =>
		Array.from(
			{ length: count },
			( _, index ) => WORDS[ ( from * 7 + index * 5 ) % WORDS.length ]
		).join( ' ' );
	const index = new FullText( ':memory:' );
	index.put(
		Array.from( { length: 1400 }, ( _, page ) => ( {
			id: `page:${ page }`,
			kind: 'page',
			title: words( page, 3 ),
			url: `https://shop.example/${ page }`,
			text: words( page, 50 ),
		} ) )
	);
	return index;
}

describe( 'what one message may cost', () => {
	const index = shop();
	afterAll( () => index.close() );

	const assistant = new QuotingAssistant( index );
	const answer = async ( asked: string[] ) => {
		const pieces = assistant.answer(
			questionOf( asked, { history: [] } ),
			new AbortController().signal
		);
		for await ( const piece of pieces ) {
			expect( piece.text ).not.toBe( '' );
		}
	};

	it.each( Object.entries( TEXTS ) )(
		'3.12 %s: masked, judged as thanks and written into a ticket at once',
		async ( _, text ) => {
			expect( await cpuMs( () => maskCards( text ) ) ).toBeLessThan( 8 );
			expect( await cpuMs( () => isThanks( text ) ) ).toBeLessThan( 8 );
			expect(
				await cpuMs( () => transcriptOf( [ said( text ) ] ) )
			).toBeLessThan( 8 );
		}
	);

	it.each( Object.entries( TEXTS ) )(
		'3.12 %s: looked up and answered soon',
		async ( _, text ) => {
			expect( await cpuMs( () => answer( [ text ] ) ) ).toBeLessThan(
				100
			);
		}
	);

	it( '3.12 sixty of the longest at once: answered soon', async () => {
		const asked = Array.from( { length: 60 }, ( _, message ) =>
			Array.from(
				{ length: 1100 },
				( __, word ) => `q${ ( message * 2000 + word ).toString( 36 ) }`
			)
				.join( ' ' )
				.slice( 0, 8000 )
		);
		expect( await cpuMs( () => answer( asked ) ) ).toBeLessThan( 160 );
	} );
} );
