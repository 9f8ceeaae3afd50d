/** A model that has no answer, whether it says so or not: on the real client. */
import type { Knowledge } from '../../sidecar/ports';
import {
	calling,
	callingBeside,
	messagesOf,
	PASSAGE,
	question,
	run,
	whole,
} from './support/model';
import { questionOf } from './support/question';
import { json } from './support/script-server';
import { knows, scriptedTools } from './support/scripted-tools';
import { World } from './support/world';

const nothing = { passages: [] };
const SAID = 'Sorry, a person must say that. Shall one?';
const tools = scriptedTools( {
	order_status: knows( { status: 'completed' } ),
	find_products: { kind: 'answer', facts: { products: [] }, text: '' },
	opening_hours: { kind: 'ask', text: 'For which day?' },
	current_cart: { kind: 'unavailable', text: 'The shop does not answer.' },
} );
/** Calls this first, then says so. */
const after = ( name: string, more: object ) =>
	run(
		( response, _, call ) =>
			call === 1
				? calling( response, [ name, {} ] )
				: whole( response, SAID ),
		{ tools, ...more }
	);

it( '13.10 where nothing was found and nothing looked up, whatever it says is no answer, and is not streamed', async () => {
	const { pieces } = await run(
		( response ) => whole( response, 'Yes, ', 'we sell boats.' ),
		nothing
	);
	expect( pieces.filter( ( { text } ) => text !== '' ) ).toEqual( [
		{ text: 'Yes, we sell boats.', missed: 'unknown' },
	] );
} );

it( '13.10 a promise in it is flagged all the same', async () => {
	const { pieces } = await run(
		( response ) => whole( response, 'I have refunded you.' ),
		nothing
	);
	expect( pieces.at( -1 ) ).toMatchObject( {
		missed: 'unknown',
		flags: [ { what: 'refund' } ],
	} );
} );

it( '13.10 a greeting needs no answer: streamed', async () => {
	const { pieces } = await run(
		( response ) => whole( response, 'Hello ', 'there!' ),
		{ ...nothing, asked: { ...question, smallTalk: true } }
	);
	expect( pieces.map( ( { text } ) => text ) ).toEqual( [
		'Hello ',
		'there!',
		'',
	] );
	expect( pieces.at( -1 )!.missed ).toBeUndefined();
} );

it( '13.10 “cannot_answer”, though pages were found: no answer, and none of their links', async () => {
	const { pieces, received } = await after( 'cannot_answer', {} );
	expect( pieces.filter( ( { text } ) => text !== '' ) ).toEqual( [
		{ text: SAID, missed: 'unknown' },
	] );
	expect( messagesOf( received[ 1 ] ).at( -1 )!.content ).toMatch(
		/noted.*Do not guess/
	);
} );

it( '13.10 called beside the words, it costs no further request', async () => {
	const { text, pieces, received } = await run( ( response ) => {
		callingBeside( response, SAID, 'cannot_answer' );
	} );
	expect( received ).toHaveLength( 1 );
	expect( text ).toBe( SAID );
	expect( pieces.at( -1 )!.missed ).toBe( 'unknown' );
} );

it.each( [
	[ 'order_status', 'it knew', undefined ],
	[ 'opening_hours', 'it asks back', undefined ],
	[ 'find_products', 'it found nothing', 'unknown' ],
	[ 'current_cart', 'the shop is down', 'unavailable' ],
] )(
	'13.10 with nothing on the pages, after %s (%s)',
	async ( name, _, missed ) => {
		const { pieces } = await after( name, nothing );
		expect( pieces.at( -1 )!.missed ).toBe( missed );
	}
);

it( '13.10 what a tool says in the end counts, also after “cannot_answer”', async () => {
	const { pieces } = await run(
		( response, _, call ) =>
			call < 3
				? calling( response, [
						call === 1 ? 'cannot_answer' : 'order_status',
						{},
					] )
				: whole( response, 'It is complete.' ),
		{ ...nothing, tools }
	);
	expect( pieces.at( -1 )!.missed ).toBeUndefined();
} );

it( '13.10 a server without tools is judged by what was found', async () => {
	const plain = ( passages: ( typeof PASSAGE )[] ) =>
		run(
			( response, { body } ) =>
				JSON.parse( body ).tools
					? json( response, {}, 400 )
					: whole( response, SAID ),
			{ passages }
		);
	expect( ( await plain( [] ) ).pieces.at( -1 )!.missed ).toBe( 'unknown' );
	expect( ( await plain( [ PASSAGE ] ) ).pieces.at( -1 )!.missed ).toBe(
		undefined
	);
} );

it.each( [
	'Sorry, I don’t know. A person can help.',
	'Thanks for asking! I don’t have any information about gift wrapping.',
	'I’m not sure whether we do that.',
	'Leider habe ich dazu keine Informationen.',
	'Tut mir leid. Das kann ich Ihnen leider nicht sagen.',
	'Lo siento, no tengo información sobre eso.',
	'Désolé, je n’ai pas d’information à ce sujet.',
	'Mi dispiace, non ho informazioni su questo.',
	'Desculpe, não sei responder a isso.',
	'Sorry, daar kan ik helaas niets over vinden.',
	'抱歉，我没有找到相关信息。',
] )(
	'13.10 pages were found, and it says that it does not know: no answer: %s',
	async ( text ) => {
		const { pieces } = await run( ( response ) => whole( response, text ) );
		expect( pieces.at( -1 ) ).toEqual( { text: '', missed: 'unknown' } );
		expect( pieces[ 0 ]!.text ).toBe( text );
	}
);

it.each( [
	'Yes, to Norway in five days. I don’t know about Svalbard.',
	'Sorry, we do not sell surfboards.',
	'I’m sorry to hear that. You can return it within 30 days.',
	'Leider verkaufen wir keine Surfbretter.',
	'Nein, das ist nicht spülmaschinenfest.',
	'No vendemos tablas de surf.',
	'Nous ne vendons pas de planches.',
	'Non vendiamo tavole da surf.',
	'Não vendemos pranchas.',
	'Wij verkopen geen surfplanken.',
	'我们不卖冲浪板。',
	'Which mug do you mean?',
] )( '13.10 an answer, also one that says no, is one: %s', async ( text ) => {
	const { pieces } = await run( ( response ) => whole( response, text ) );
	expect( pieces.at( -1 ) ).toMatchObject( { entries: [ 'page:1#1' ] } );
	expect( pieces.at( -1 )!.missed ).toBeUndefined();
} );

describe( 'a short question after another one', () => {
	const SHIPPING = { ...PASSAGE, entry: 'page:1#1' };
	const RETURNS = {
		...PASSAGE,
		entry: 'page:2#1',
		text: 'Send it back.',
		source: { title: 'Returns', url: 'https://shop.example/returns/' },
	};
	const search: Knowledge[ 'search' ] = async ( asked ) =>
		[
			...( asked.includes( 'back' ) ? [ RETURNS ] : [] ),
			...( asked.includes( 'ship' ) ? [ SHIPPING ] : [] ),
		].slice( 0, 5 );
	const follows = ( text: string ) =>
		run( ( response ) => whole( response, 'In ten days.' ), {
			search,
			asked: questionOf( text, {
				mayLeave: true,
				history: [
					{ by: 'customer', text: 'Do you ship to Norway?' },
					{ by: 'assistant', text: 'Yes.' },
					{ by: 'customer', text },
				],
			} ),
		} );

	it( '13.12 is looked up by itself first, and its own page is named', async () => {
		const { pieces, received } = await follows( 'How to send it back?' );
		expect( pieces.at( -1 ) ).toMatchObject( {
			sources: [ RETURNS.source ],
			entries: [ RETURNS.entry ],
		} );
		const given = messagesOf( received[ 0 ] )[ 1 ]!.content;
		expect( given ).toMatch( /Send it back[^]*We ship to Norway/ );
	} );

	it( '13.12 where nothing speaks of it, what it follows goes along', async () => {
		const { pieces, received } = await follows( 'How long does it take?' );
		expect( pieces.at( -1 ) ).toMatchObject( {
			entries: [ SHIPPING.entry ],
		} );
		expect( messagesOf( received[ 0 ] )[ 1 ]!.content ).toContain(
			'We ship to Norway'
		);
	} );

	it( '13.12 a longer one stands for itself', async () => {
		const { pieces } = await follows(
			'And do you have a podcast about astronomy and the stars?'
		);
		expect( pieces.at( -1 )!.missed ).toBe( 'unknown' );
	} );
} );

it( '13.10 a conversation tells its assistant what is small talk, in any language', async () => {
	const world = new World();
	const customer = await world.customer();
	for ( const [ at, text ] of [
		'Bonjour !',
		'Can you help me?',
		'Do you sell boats?',
		'danke',
	].entries() ) {
		await customer.send( { type: 'send', id: `c${ at }`, text } );
	}
	expect(
		world.assistant.asked.map( ( { smallTalk } ) => smallTalk ?? false )
	).toEqual( [ true, true, false, true ] );
} );
