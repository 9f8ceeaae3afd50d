import { decide, isThanks } from '../../../sidecar/conversation/escalation';

const settings = { agentNames: [ 'Priya Shah', 'Owner' ] };
const said = ( text: string ) => ( {
	messages: [ { role: 'user' as const, id: 'm1', text } ],
} );
const asked = ( text: string ) => decide( said( text ), settings );

const REQUESTS = [
	'human',
	'Human please',
	'HUMAN!!!',
	'agent',
	'representative',
	'Representative!',
	'operator',
	'live agent',
	'real person please',
	'a real human, please',
	'customer service please',
	'Customer support, please.',
	'live chat please',
	'manager now',
	'please, human',
	'hi, agent please',
	'can I talk to someone',
	'Can I talk to someone?',
	'could i speak to somebody please',
	'can i speak with a person',
	'May I speak to a manager?',
	'I want to speak to a manager',
	'I would like to talk to a real person',
	"I'd like to speak with someone from your team",
	'i want to talk to a human',
	'I wanna talk to a human being',
	'I need to speak to an agent about my order',
	'let me speak to a human',
	'Let me talk to your supervisor',
	'let me talk to someone',
	'get me a human',
	'Get me a real person!',
	'give me an agent',
	'I want a human',
	'I want a real person',
	'I need a human now',
	'I need an agent',
	'i want an actual human to look at this',
	'connect me to an agent',
	'Please connect me with customer service',
	'Can you connect me to a representative?',
	'transfer me',
	'Please transfer me to a person.',
	'put me through to somebody',
	'escalate this',
	'I want to escalate this to a manager',
	'switch me to a human',
	'is there a human?',
	'Is there a real person I can talk to?',
	'Are there any humans here?',
	'is there someone I can speak to?',
	'Is there anyone there I can talk to?',
	'do you have a real person there?',
	'how do I get hold of a person?',
	'How can I talk to customer service?',
	'how do I speak with an advisor',
	'I need someone to talk to',
	'can an agent help me with this?',
	'Can a human take over?',
	'have someone call me',
	'Could someone contact me about this?',
	'I do not want to talk to a bot',
	"I don't want to talk to a robot, I want a person",
	'no more bots',
	'stop, I am tired of talking to a machine',
	"Why can't I talk to a person?",
	"why don't you let me talk to a human",
	"You're not helping. Let me talk to someone who can.",
	'This is useless, get me someone who can help... I want to speak to a human',
	'Thanks but I would rather talk to a person',
	"I'd prefer to speak to a real human",
	'speak to a person',
	'talk to agent',
	'speak to representative',
	'Can I chat with a live agent',
	'can I chat to someone from support?',
	'I need human help',
	'human support please',
	'Can I talk to Priya?',
	'I would like to speak with Priya Shah again',
	'My order is late and nobody answers. I want to talk to someone!',
	'i want to speek to a humam',
	'Is it possible to speak with a specialist?',
	'I demand to speak to the owner',
	'may i be connected to an operator',
	"I can't follow that at all, could I speak with somebody",
	'your answer has nothing to do with my printer, which is a different model altogether, get me a person',
	'that is not what the page says and I would like to speak to a real person',
];

const OTHERS = [
	'are you human?',
	'Are you a real person?',
	'are you a bot or a human',
	'Am I talking to a real person?',
	'am I speaking to a human or a machine?',
	"don't transfer me",
	'Please do not transfer me to anyone',
	"I don't want to talk to a person",
	"I don't need a human, just tell me the price",
	'no need to connect me to an agent',
	'I would rather not talk to anybody',
	'What are your opening hours?',
	'When is customer service open?',
	'What time can I talk to someone at the shop?',
	'what is your phone number?',
	"What's the phone number of customer service?",
	'What number do I call to speak to someone?',
	'a person-sized blanket',
	'I need a person-sized blanket',
	'Do you have a blanket for one person?',
	'I want a human skeleton poster',
	'Do you have a human anatomy book?',
	'Is the wax safe for human skin?',
	'I need a cleaning agent for leather',
	'Which bleaching agent is in it?',
	'I am looking for a gift for my manager',
	'Do you sell manager chairs?',
	'How many people fit in the tent?',
	'Can someone else pick up my parcel?',
	'It is a present for somebody special',
	'The real estate agent will receive the parcel',
	'My agent number is 12',
	'The person at the door was rude',
	'Do you ship to Norway?',
	'Where is my order?',
	'The customer service last year was great',
	'I talked to my wife about the sofa',
	'Can I return it in person?',
	'Is it handmade by real people?',
	'robot vacuum cleaner',
	'Do you have robots for kids?',
	'thanks!',
	'What is the warranty on the walnut board?',
	'Can I put the mug in the dishwasher?',
	"Who is the owner's favourite?",
	'Do I have to speak to my bank?',
	'You sound tired, are you human?',
	'The shop was closed, do you know when somebody is there?',
];

describe( 'an explicit request', () => {
	it.each( REQUESTS )( '4.11 asks for a person: %s', ( text ) => {
		const decision = asked( text );
		expect( decision.triggers ).toContain( 'explicit_request' );
		for ( const { messageId, span, why } of decision.evidence ) {
			expect( messageId ).toBe( 'm1' );
			expect( text.slice( ...span ).trim() ).not.toBe( '' );
			expect( why ).toContain( text.slice( ...span ) );
		}
	} );

	it.each( OTHERS )( '4.11 does not: %s', ( text ) => {
		expect( asked( text ) ).toMatchObject( {
			escalate: false,
			triggers: [],
			evidence: [],
		} );
	} );

	it( '4.10 spans are UTF-16 offsets into the message', () => {
		const text = 'Hello 👋🏽! Can I talk to a person? Thanks.';
		const [ found ] = asked( text ).evidence;
		expect( text.slice( ...found!.span ) ).toContain( 'talk to a person' );
		expect( text.slice( ...found!.span ) ).not.toContain( 'Thanks' );
	} );

	it( '4.11 what the assistant says asks for nothing', () => {
		expect(
			decide( {
				messages: [
					...said( 'Hello' ).messages,
					{
						role: 'assistant',
						id: 'm2',
						text: 'Would you like to talk to a person?',
					},
				],
			} ).escalate
		).toBe( false );
	} );

	it( '4.11 a name is a person where somebody has it, behind “talk to” and the like', () => {
		const wish = said( 'Can I talk to Priya?' );
		const here = decide( wish, settings ).score;
		expect( here ).toBeGreaterThan( decide( wish ).score );
		for ( const agentNames of [ [ 'Pri(ya' ], [ '' ], [ 'Chat' ] ] ) {
			expect( decide( wish, { agentNames } ).score ).toBeLessThan( here );
		}
		const will = { agentNames: [ 'Will' ] };
		const when = said( 'When will my order arrive?' );
		expect( decide( when, will ) ).toEqual( decide( when ) );
		expect(
			decide( said( 'I want to speak with Will' ), will ).triggers
		).toEqual( [ 'explicit_request' ] );
	} );

	const timeFor = ( text: string ) => {
		// The best of several: other work on the machine only makes it longer.
		const times = Array.from( { length: 5 }, () => {
			const began = performance.now();
			asked( text );
			return performance.now() - began;
		} );
		return Math.min( ...times );
	};

	it.each( [
		'x',
		'!x',
		'x!',
		'xxx!',
		'!',
		',',
		'a ',
		'i ',
		'human!',
		'no more ',
		'talk to ',
		'the the ',
		'not want to ',
		'not transfer me ',
		'transfer me, ',
		'real real ',
		'customer support ',
		'please, ',
		'thank you ',
		'some ',
		'one of your ',
		'is there an ',
	] )(
		'4.19 “%s” again and again takes no more than it is long',
		( piece ) => {
			const long = ( length: number ) =>
				`x, ${ piece.repeat( length / piece.length ) }`;
			timeFor( long( 2000 ) );
			// Below a millisecond the clock says little.
			const short = Math.max( timeFor( long( 2000 ) ), 1 );
			expect( timeFor( long( 8000 ) ) / short ).toBeLessThan( 8 );
		}
	);

	it( '4.11 a wish at the end of a very long sentence is found, and its negation too', () => {
		for ( let length = 300; length < 1200; length += 7 ) {
			const before = 'my parcel and '.repeat( length / 14 );
			const wish = asked( `${ before }I want to talk to a human` );
			expect( wish.evidence ).toHaveLength( 1 );
			expect(
				asked( `${ before }I do not want to talk to a human` ).escalate
			).toBe( false );
		}
	} );

	it( '4.10 the reason quotes no more than a line', () => {
		const [ found ] = asked( `human${ '!'.repeat( 7000 ) }` ).evidence;
		expect( found!.why.length ).toBeLessThan( 250 );
	} );
} );

describe( 'thanks', () => {
	it.each( [
		'thanks',
		'Thank you so much!',
		'ok great, thanks a lot :)',
		'Perfect. Goodbye!',
		'good, thank you, have a nice day',
		'❤️ thanks',
	] )( '4.14 %s', ( text ) => expect( isThanks( text ) ).toBe( true ) );

	it.each( [
		'',
		'!!',
		'thanks, but it is broken',
		'Thanks. And the lid?',
		'goodness',
		'note',
	] )( '4.14 not: %s', ( text ) => expect( isThanks( text ) ).toBe( false ) );
} );
