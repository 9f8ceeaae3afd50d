/** What makes a person come, without the words "a person". */
import * as v from 'valibot';
import { Detection } from '../../../protocol';
import { World } from '../support/world';

const say = ( id: string, text: string ) => ( {
	type: 'send' as const,
	id,
	text,
} );

async function talking() {
	const world = new World();
	const priya = await world.agent( '3' );
	const customer = await world.customer();
	const says = async ( ...texts: string[] ) => {
		for ( const text of texts ) {
			await customer.send( say( `c${ says.count++ }`, text ) );
		}
		return customer.wire.view.status;
	};
	says.count = 0;
	const seen = async () => {
		await priya.send( {
			type: 'open',
			conversation: customer.conversation,
			after: 0,
		} );
		return priya.wire.view.handoff;
	};
	return { world, customer, says, seen };
}

const announced = /Let me connect you with Priya Shah/u;

describe( 'what calls for a person', () => {
	it.each( [
		[ 'frustration', 'this is ridiculous, you useless bot' ],
		[ 'refund_dispute', 'I was charged twice, I want my money back' ],
	] )( '4.10 %s opens a handoff that says why', async ( trigger, text ) => {
		const { world, customer, says, seen } = await talking();
		expect( await says( 'Do you ship to Norway?', text ) ).toBe(
			'waiting'
		);
		expect( customer.wire.texts().at( -1 ) ).toMatch( announced );
		expect( world.assistant.asked ).toHaveLength( 1 );
		const [ found ] = ( await seen() )!.evidence!;
		expect( found ).toMatchObject( { message: 'c1' } );
		expect( found!.why ).toContain(
			text.slice( found!.start, found!.end )
		);
		expect( [ ( await seen() )!.trigger, found!.trigger ] ).toContain(
			trigger
		);
	} );

	it( '4.14 4.22 the third time the same answer: it is given, and a person comes', async () => {
		const { world, customer, says, seen } = await talking();
		world.assistant.reply = () => 'Parcels take two to four working days.';
		expect(
			await says( 'When will it be here?', 'And how many days is that?' )
		).toBe( 'assistant' );
		expect( await says( 'Which day will it come?' ) ).toBe( 'waiting' );
		expect( customer.wire.texts().slice( -3 ) ).toEqual( [
			'customer: Which day will it come?',
			'assistant: Parcels take two to four working days.',
			expect.stringMatching( announced ),
		] );
		expect( await seen() ).toMatchObject( {
			trigger: 'repeated_failure',
			evidence: [
				{ message: 'c0' },
				{ message: 'c1' },
				{ message: 'c2' },
			],
		} );
	} );

	it( '4.14 4.22 a model that words each answer anew: the third to the same question brings a person', async () => {
		const { world, says, seen } = await talking();
		const answers = [
			'Standard delivery takes two to four working days after dispatch, and you will get an e-mail with a tracking link.',
			'Parcels usually reach you within two to four working days once they are dispatched. The tracking link in the e-mail shows where yours is.',
			'After dispatch it is normally two to four working days; please see the tracking link we e-mailed you.',
		];
		world.assistant.reply = () => answers.shift()!;
		expect(
			await says(
				'When will my parcel arrive?',
				'But which day does the parcel arrive'
			)
		).toBe( 'assistant' );
		expect(
			await says( 'I asked on which day my parcel will arrive here' )
		).toBe( 'waiting' );
		expect( ( await seen() )!.trigger ).toBe( 'repeated_failure' );
	} );

	it( '4.15 4.22 the second time that nothing is known: a person, and not another “I don’t know”', async () => {
		const { world, customer, says, seen } = await talking();
		world.assistant.reply = () => ( {
			text: 'No idea.',
			missed: 'unknown',
		} );
		expect( await says( 'Can it fly?' ) ).toBe( 'assistant' );
		expect( await says( 'Does it float?' ) ).toBe( 'waiting' );
		expect(
			customer.wire
				.texts()
				.filter( ( text ) => text.includes( 'No idea' ) )
		).toHaveLength( 1 );
		expect( customer.wire.all( 'stream' ) ).toEqual( [] );
		expect( ( await seen() )!.trigger ).toBe( 'out_of_scope' );
	} );

	it( '4.22 an assistant that says it is transferring them does', async () => {
		const { world, customer, says, seen } = await talking();
		world.assistant.reply = () =>
			'I am transferring you to a colleague. One moment.';
		expect( await says( 'My code does not work' ) ).toBe( 'waiting' );
		expect( customer.wire.texts().at( -1 ) ).toMatch( announced );
		expect( ( await seen() )!.evidence![ 0 ]!.why ).toContain(
			'I am transferring you to a colleague'
		);
	} );

	it( '4.10 after cancelling, the same evidence brings nobody again, and new evidence does', async () => {
		const { world, customer, says } = await talking();
		world.assistant.reply = () => ( {
			text: 'No idea.',
			missed: 'unknown',
		} );
		await says( 'Can it fly?', 'Does it float?' );
		await customer.send( { type: 'cancel_handoff', id: 'x1' } );
		world.assistant.reply = () => 'We are open from nine to five.';
		expect( await says( 'When are you open?' ) ).toBe( 'assistant' );
		world.assistant.reply = () => ( {
			text: 'No idea.',
			missed: 'unknown',
		} );
		expect( await says( 'Can it dive?' ) ).toBe( 'assistant' );
		expect( await says( 'Can it swim?' ) ).toBe( 'waiting' );
	} );

	it( '4.17 the owner’s settings hold for the next message', async () => {
		const { world, says } = await talking();
		await world.changeSettings( {
			detection: v.parse( Detection, {
				frustration: { on: false },
				phrases: [
					{
						trigger: 'refund_dispute',
						text: 'voucher code',
						effect: 'add',
					},
				],
			} ),
		} );
		expect( await says( 'this is ridiculous, you useless bot' ) ).toBe(
			'assistant'
		);
		expect( await says( 'the voucher code is gone' ) ).toBe( 'waiting' );
	} );
} );
