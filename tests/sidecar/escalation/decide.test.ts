import { decided, pulledBy, triggersOf } from './support';

const ANSWER = 'it: Parcels arrive within two to four working days.';
const UNKNOWN = 'no: I found nothing about that.';

describe( 'what the words pull', () => {
	it.each( [
		[
			'explicit_request',
			'is there anybody there who can actually read this?',
		],
		[ 'explicit_request', 'asli aadmi bhejo' ],
		[ 'explicit_request', 'Ich möchte bitte mit einem Menschen sprechen' ],
		[ 'explicit_request', 'quiero hablar con una persona de verdad' ],
		[ 'explicit_request', 'je veux parler à un conseiller' ],
		[ 'explicit_request', 'vorrei parlare con un operatore' ],
		[ 'explicit_request', 'quero falar com um atendente' ],
		[ 'explicit_request', 'ik wil een medewerker spreken' ],
		[ 'explicit_request', '我要转人工客服' ],
		[ 'frustration', 'this is ridiculous' ],
		[ 'frustration', "I've been waiting for two weeks and nobody answers" ],
		[ 'frustration', 'you stupid useless bot' ],
		[ 'frustration', 'Das ist eine absolute Frechheit' ],
		[ 'refund_dispute', 'I want my money back' ],
		[ 'refund_dispute', 'I was charged twice for order 1043' ],
		[ 'refund_dispute', "where is my refund? it's been ten days" ],
		[ 'refund_dispute', 'I will file a chargeback with my bank' ],
		[ 'refund_dispute', 'Ich will mein Geld zurück' ],
	] )( '4.11 4.12 4.13 %s: %s', ( trigger, text ) => {
		expect( pulledBy( text ) ).toContain( trigger );
	} );

	it.each( [
		'What are your opening hours?',
		'are you human?',
		"no, don't transfer me",
		'a person-sized blanket',
		'amazing!!!',
		'Do you have it in XXL?',
		'What is your refund policy?',
		'How long do refunds usually take?',
		'Is the NASA T-SHIRT back in stock?',
		'Wie lauten eure Öffnungszeiten?',
		'',
	] )( '4.11 4.12 4.13 nothing: %s', ( text ) => {
		expect( pulledBy( text ) ).toEqual( [] );
	} );
} );

describe( 'what builds up', () => {
	it( '4.12 a calm message after an outburst lowers the score', () => {
		const outburst = 'me: this is ridiculous, you are all useless';
		const calm = 'me: do you ship to Norway?';
		const scores = [ 0, 1, 2, 3 ].map(
			( count ) =>
				decided( [ outburst, ...Array( count ).fill( calm ) ] ).score
		);
		expect( scores ).toEqual( [ ...scores ].sort( ( a, b ) => b - a ) );
		expect( new Set( scores ).size ).toBe( scores.length );
	} );

	it( '4.12 annoyance in several messages counts for more than in one', () => {
		const first = 'me: that is not what I asked';
		const second = 'me: no, you did not answer what I asked';
		expect( decided( [ first, second ] ).score ).toBeGreaterThan(
			Math.max( decided( [ first ] ).score, decided( [ second ] ).score )
		);
	} );

	it( '4.14 the third answer from the same entry, however it is asked', () => {
		const talk = [
			'me: when does my parcel come?',
			'it: [7] Two to four days.',
			'me: yes but how long till it is here',
			'it: [7] It takes two to four working days to arrive.',
			'me: which day will I have it',
		];
		const third = 'it: [7] Usually two, at most four days.';
		expect( triggersOf( talk ) ).toEqual( [] );
		expect( triggersOf( [ ...talk, third ] ) ).toEqual( [
			'repeated_failure',
		] );
		expect( triggersOf( [ ...talk, 'it: [8] By DHL.' ] ) ).toEqual( [] );
		expect(
			decided( [ ...talk, third ] ).evidence.map(
				( { messageId } ) => messageId
			)
		).toEqual( [ '0', '2', '4' ] );
	} );

	it( '4.14 without entries, the same answer in other words around it', () => {
		const talk = [
			'me: when does it come?',
			ANSWER,
			'me: how many days',
			`it: Sure! ${ ANSWER.slice( 4 ) }`,
			'me: arrival when',
			`${ ANSWER } Anything else?`,
		];
		expect( triggersOf( talk ) ).toEqual( [ 'repeated_failure' ] );
		expect(
			triggersOf( talk, { repeated_failure: { count: 4 } } )
		).toEqual( [] );
	} );

	const REWORDED = [
		[
			'me: when will my parcel arrive?',
			'it: Standard delivery takes two to four working days after dispatch, and you will get an e-mail with a tracking link.',
			'me: but which day does the parcel arrive',
			'it: Parcels usually reach you within two to four working days once they are dispatched. The tracking link in the e-mail shows where yours is.',
			'me: I asked on which day my parcel will arrive here',
			'it: After dispatch it is normally two to four working days; please see the tracking link we e-mailed you.',
		],
		[
			'me: my lamp flickers, what can I do',
			'it: Please tighten the bulb and try another socket; if it still flickers, the lamp is covered by the two-year warranty.',
			'me: the lamp still flickers',
			'it: Have you tried another socket and tightened the bulb? Otherwise the two-year warranty covers the lamp.',
			'me: it is flickering, the lamp, what now',
			'it: If a different socket and a tightened bulb do not help, the warranty of two years covers your lamp.',
		],
		[
			'me: wie ändere ich meine Lieferadresse',
			'it: Die Lieferadresse lässt sich auf der Bestellseite ändern, solange die Bestellung in Bearbeitung ist.',
			'me: ich möchte die Lieferadresse ändern',
			'it: Solange die Bestellung noch in Bearbeitung ist, geht das auf der Bestellseite selbst.',
			'me: wo kann man denn die Adresse für die Lieferung ändern',
			'it: Auf der Bestellseite, solange die Bestellung in Bearbeitung ist, können Sie die Adresse ändern.',
		],
	];

	it.each( REWORDED )(
		'4.14 without entries, question and answer in other words each time: %s',
		( ...talk ) => {
			expect( triggersOf( talk.slice( 0, 5 ) ) ).toEqual( [] );
			expect( triggersOf( talk ) ).toEqual( [ 'repeated_failure' ] );
		}
	);

	it.each( [
		[
			'me: how much is shipping to Norway',
			'it: Shipping to Norway costs 12 euros with the parcel service.',
			'me: how long does shipping to Norway take',
			'it: Parcels to Norway take five to seven working days.',
			'me: do I pay customs for shipping to Norway',
			'it: Customs for Norway are paid to the carrier on delivery.',
		],
		[
			'me: can I return a shirt',
			'it: Yes, unworn shirts can be returned within 30 days of delivery.',
			'me: who pays for returning a shirt',
			'it: Return postage is free within the country.',
			'me: how do I return a shirt',
			'it: Print the label from your account and hand the parcel to the post.',
		],
		[
			'me: do you have the mug in blue',
			'it: Yes, the mug comes in blue.',
			'me: do you have the mug in green',
			'it: The mug is available in green too.',
			'me: do you have the mug in red',
			'it: Red is sold out for now.',
		],
	] )( '4.14 several questions about one thing are none: %s', ( ...talk ) => {
		expect( triggersOf( talk ) ).toEqual( [] );
	} );

	it( '4.14 without entries, the same words again, whatever is answered', () => {
		const ask = 'me: Does the bag fit a laptop?';
		const talk = [
			ask,
			'it: Our bags are made of leather.',
			ask,
			'it: It comes in brown and black, and ships tomorrow.',
			'me: does the bag fit a laptop',
		];
		expect(
			triggersOf( [ ...talk, 'it: The strap is adjustable.' ] )
		).toEqual( [ 'repeated_failure' ] );
	} );

	it.each( [ 'thanks, got it', 'Danke!', 'merci beaucoup', '谢谢' ] )(
		'4.14 thanks begin the count again: %s',
		( thanks ) => {
			expect(
				triggersOf( [
					'me: when does it come?',
					ANSWER,
					'me: how many days',
					ANSWER,
					`me: ${ thanks }`,
					'it: You are welcome.',
					'me: arrival when',
					ANSWER,
				] )
			).toEqual( [] );
		}
	);

	it( '4.15 two questions in a row without an answer', () => {
		const one = [ 'me: can it fly?', UNKNOWN ];
		const other = [ 'me: does it float?', UNKNOWN ];
		expect( triggersOf( one ) ).toEqual( [] );
		expect( triggersOf( [ ...one, ...other ] ) ).toEqual( [
			'out_of_scope',
		] );
		expect(
			triggersOf( [ ...one, 'me: how long?', ANSWER, ...other ] )
		).toEqual( [] );
		expect( triggersOf( [ 'me: hello', UNKNOWN, ...one ] ) ).toEqual( [] );
		expect( triggersOf( one, { out_of_scope: { count: 1 } } ) ).toEqual( [
			'out_of_scope',
		] );
	} );

	it( '4.16 who goes on with the assistant takes back what they said', () => {
		const talk = [ 'me: get me a human', 'me: never mind' ];
		expect( triggersOf( talk ) ).toEqual( [] );
		expect( triggersOf( [ ...talk, 'me: no, an agent please' ] ) ).toEqual(
			[ 'explicit_request' ]
		);
	} );
} );

describe( 'what the owner sets', () => {
	it( '4.17 a trigger is off', () => {
		const angry = 'this is ridiculous';
		expect( pulledBy( angry ) ).toEqual( [ 'frustration' ] );
		expect( pulledBy( angry, { frustration: { on: false } } ) ).toEqual(
			[]
		);
		const onlyGerman = {
			languages: [
				{ language: 'en', trigger: 'frustration', on: false },
			],
		};
		expect( pulledBy( angry, onlyGerman ) ).toEqual( [] );
		expect(
			pulledBy( 'Das ist eine absolute Frechheit', onlyGerman )
		).toEqual( [ 'frustration' ] );
	} );

	it( '4.17 what pulls at low sensitivity pulls at every other, and some pulls at high alone', () => {
		const texts = [
			'this is ridiculous',
			'hmm, that is a bit annoying',
			'it did not work again',
			'well, this is not great',
			'why does it take so long',
			'you are useless!!!',
			'do you ship to Norway?',
		];
		const pulled = ( sensitivity: string ) =>
			texts.filter(
				( text ) =>
					pulledBy( text, { frustration: { sensitivity } } ).length >
					0
			);
		const [ low, medium, high ] = [ 'low', 'medium', 'high' ].map( pulled );
		expect( medium ).toEqual( expect.arrayContaining( low! ) );
		expect( high ).toEqual( expect.arrayContaining( medium! ) );
		expect( high!.length ).toBeGreaterThan( low!.length );
		expect( high!.length ).toBeLessThan( texts.length );
	} );

	it( '4.17 own phrases pull, by whole words, also other triggers than those of words', () => {
		const phrases = [
			{
				trigger: 'explicit_request',
				text: 'get the captain*',
				effect: 'add',
			},
			{ trigger: 'out_of_scope', text: 'tax advice', effect: 'add' },
		];
		expect( pulledBy( 'GET the Captains, now', { phrases } ) ).toEqual( [
			'explicit_request',
		] );
		expect( pulledBy( 'forget the captain', { phrases } ) ).toEqual( [] );
		expect( pulledBy( 'I need Tax-Advice', { phrases } ) ).toEqual( [
			'out_of_scope',
		] );
		const german = phrases.map( ( one ) => ( { ...one, language: 'de' } ) );
		expect(
			pulledBy( 'get the captain, where is it', { phrases: german } )
		).toEqual( [] );
	} );

	it( '4.17 removed phrases are not read', () => {
		const text = 'do you sell the “Talk To A Human” card game?';
		const phrases = [
			{
				trigger: 'explicit_request',
				text: 'talk to a human',
				effect: 'remove',
			},
		];
		expect( pulledBy( text, { phrases } ) ).toEqual( [] );
		expect( pulledBy( 'I want to talk to an agent', { phrases } ) ).toEqual(
			[ 'explicit_request' ]
		);
	} );

	it( '4.13 where everything about money back counts, a question about the policy does', () => {
		const text = 'What is your refund policy?';
		expect(
			pulledBy( text, { refund_dispute: { policy: 'anything' } } )
		).toEqual( [ 'refund_dispute' ] );
		expect(
			pulledBy( 'How much is the mug?', {
				refund_dispute: { policy: 'anything' },
			} )
		).toEqual( [] );
	} );
} );
