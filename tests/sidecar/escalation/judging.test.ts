/** However much a customer wrote, judging it holds nobody up. */
import { decideInTurns } from '../../../sidecar/conversation/judging';
import { newest } from '../../../sidecar/conversation/listening';
import {
	decide,
	deciding,
	type Exchange,
} from '../../../sidecar/conversation/escalation';
import * as folding from '../../../sidecar/conversation/escalation/fold';
import {
	hear,
	isRemembered,
} from '../../../sidecar/conversation/escalation/hear';
import { prepared } from '../../../sidecar/conversation/escalation/settings';
import { chance } from '../../support/chance';
import { World } from '../support/world';
import { settingsWith, talk } from './support';

const LONGEST = 8000;
const READ = 6000;
const WORDS =
	'the vase blue colour size shelf kitchen table window lamp glass wood paper garden river stone'.split(
		' '
	);

/** As long as a message may be, and no two alike. */
function longText( seed: number ): string {
	const pick = chance( seed + 1 );
	let text = '';
	while ( text.length < LONGEST ) {
		text += `${ WORDS[ Math.floor( pick() * WORDS.length ) ] } `;
	}
	return text.slice( 0, LONGEST );
}

const said = ( role: Exchange[ 'role' ], id: string, text: string ) => ( {
	role,
	id,
	text,
} );

/** A question and an answer, again and again, and then a short question. */
const longTalk = ( seed: number, questions = 6 ) => [
	...Array.from( { length: questions }, ( _, n ) => [
		said( 'user', `q${ n }`, longText( seed * 100 + n ) ),
		said( 'assistant', `a${ n }`, longText( seed * 100 + 50 + n ) ),
	] ).flat(),
	said( 'user', 'last', `And in ${ seed }?` ),
];

const nextTurn = () => new Promise( ( resolve ) => setImmediate( resolve ) );

/** How many characters the detector reads in each turn of the event loop, until it is done. */
async function readInTurns( work: Promise< unknown > ): Promise< number[] > {
	const fold = jest.spyOn( folding, 'fold' );
	const turns: number[] = [];
	let isDone = false;
	void work.finally( () => ( isDone = true ) );
	try {
		while ( ! isDone ) {
			await nextTurn();
			turns.push(
				fold.mock.calls.reduce(
					( sum, [ text ] ) => sum + Math.min( text.length, READ ),
					0
				)
			);
			fold.mockClear();
		}
	} finally {
		fold.mockRestore();
	}
	return turns;
}

const sum = ( all: number[] ) => all.reduce( ( a, b ) => a + b, 0 );

describe( 'what is judged of a long conversation', () => {
	it( '4.26 the newest 48,000 characters that the customer wrote', () => {
		const all = longTalk( 1, 8 );
		const judged = newest( all );
		expect( judged ).toEqual( all.slice( -judged.length ) );
		expect( judged.filter( ( { role } ) => role === 'user' ) ).toHaveLength(
			6
		);
	} );

	it( '4.26 all of an ordinary one, however long its answers are', () => {
		const all = Array.from( { length: 50 }, ( _, n ) => [
			said( 'user', `q${ n }`, longText( n ).slice( 0, 960 ) ),
			said( 'assistant', `a${ n }`, longText( n ) ),
		] ).flat();
		expect( newest( all ) ).toEqual( all );
	} );
} );

describe( 'judging in turns', () => {
	it( '4.26 decides the same', async () => {
		const settings = settingsWith( {} );
		const same = 'it: Parcels arrive within two to four working days.';
		for ( const lines of [
			[ 'me: Do you ship to Norway?' ],
			[ 'me: I want my money back', same, 'me: Now!' ],
			[
				'me: Where is it?',
				same,
				'me: Where is it?',
				same,
				'me: Where is it?',
				same,
			],
			[
				'me: Do you rent boats?',
				'no: I do not know.',
				'me: And cars?',
				'no: I do not know.',
			],
			[ 'me: a person please', same, 'me: never mind' ],
			[
				'me: this is bad',
				same,
				'me: this is really bad',
				same,
				'me: you useless bot',
			],
		] ) {
			const messages = talk( ...lines );
			// Another object has a memory of its own.
			expect(
				await decideInTurns( { messages }, { ...settings } )
			).toEqual( decide( { messages }, settings ) );
		}
		const messages = longTalk( 2 );
		expect( await decideInTurns( { messages }, { ...settings } ) ).toEqual(
			decide( { messages }, settings )
		);
	} );

	it( '4.26 in one turn of the event loop no more is read than one long text, whoever waits', async () => {
		const settings = settingsWith( {} );
		const talks = [ 1, 2, 3, 4 ].map( ( seed ) => longTalk( seed ) );
		const turns = await readInTurns(
			Promise.all(
				talks.map( ( messages ) =>
					decideInTurns( { messages }, settings )
				)
			)
		);
		// Six questions of each are judged, and compared.
		expect( sum( turns ) ).toBeGreaterThan( 4 * 6 * 2 * READ );
		expect( Math.max( ...turns ) ).toBeLessThanOrEqual(
			READ + talks.length * 1000
		);
	} );

	it( '4.26 a short message waits for nobody', async () => {
		const settings = settingsWith( {} );
		const done: string[] = [];
		// What was read before is not counted any more.
		await nextTurn();
		const judge = ( name: string, messages: Exchange[] ) =>
			decideInTurns( { messages }, settings ).then( () =>
				done.push( name )
			);
		const all = [
			...[ 1, 2, 3, 4, 5 ].map( ( seed ) =>
				judge( 'long', longTalk( seed, 1 ) )
			),
			judge( 'short', talk( 'me: Do you ship to Norway?' ) ),
		];
		await nextTurn();
		expect( done ).toEqual( [ 'short' ] );
		await Promise.all( all );
	} );

	it( '4.26 nothing is judged again because others made the memory forget it', () => {
		const settings = settingsWith( {} );
		const messages = longTalk( 1 );
		const steps = deciding( { messages }, settings );
		for ( let step = 0; step < 12; step++ ) {
			steps.next();
		}
		for ( let n = 0; n < 5000; n++ ) {
			hear( `${ n }`, prepared( settings ) );
		}
		const fold = jest.spyOn( folding, 'fold' );
		while ( ! steps.next().done ) {
			// To its end.
		}
		const read = fold.mock.calls.map( ( [ text ] ) => text );
		fold.mockRestore();
		const [ question ] = messages.slice( -3 );
		const [ last ] = messages.slice( -1 );
		expect( read ).toEqual( [ question!.text, last!.text ] );
	} );

	it( '4.26 a short message after a start that remembers nothing holds nobody up', async () => {
		const world = new World();
		// Like nothing that was answered before.
		const pick = chance( 7 );
		world.assistant.reply = () =>
			Array.from( { length: 40 }, () => pick().toString( 36 ) ).join(
				' '
			);
		const customer = await world.customer();
		for ( let n = 0; n < 12; n++ ) {
			world.clock.advance( 10_000 );
			await customer.send( {
				type: 'send',
				id: `m${ n }`,
				text: longText( n ),
			} );
		}
		expect( customer.wire.view.status ).toBe( 'assistant' );
		await world.changeSettings( {} );
		customer.session.receive(
			JSON.stringify( {
				type: 'send',
				id: 'short',
				text: 'And the vase?',
			} )
		);
		const turns = await readInTurns( world.flush() );
		expect( customer.wire.last( 'ack' ).id ).toBe( 'short' );
		expect( Math.max( ...turns ) ).toBeLessThan( 2 * READ );
		// Five long ones and the short one; then they are compared.
		expect( sum( turns ) ).toBeGreaterThan( 9 * READ );
		expect( sum( turns ) ).toBeLessThan( 12 * READ );
	} );
} );

describe( 'what is remembered', () => {
	it( '4.26 what was used last', () => {
		const ready = prepared( settingsWith( {} ) );
		hear( 'the first', ready );
		hear( 'the second', ready );
		for ( let n = 0; n < 4999; n++ ) {
			hear( `the first`, ready );
			hear( `${ n }`, ready );
		}
		expect( isRemembered( 'the first', ready ) ).toBe( true );
		expect( isRemembered( 'the second', ready ) ).toBe( false );
	} );
} );
