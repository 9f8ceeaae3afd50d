import { handoffSteps } from '../../admin/desk/handoff-steps';
import { logEntries } from '../../admin/desk/log-entries';
import type { ConversationEvent, EventOf } from '../../protocol/events';
import { joined, NOW, said, you } from './support';

const handoff = (
	seq: number,
	changes: Partial< EventOf< 'handoff' > >
): ConversationEvent => ( {
	type: 'handoff',
	seq,
	at: NOW + seq,
	audience: 'agents',
	handoff: 'h',
	state: 'requested',
	trigger: 'explicit_request',
	...changes,
} );
const first = { message: 'm1', start: 7, end: 30, why: 'explicit request' };
const second = { why: 'the button' };

const story: ConversationEvent[] = [
	said( 1, 'Sorry, let me talk to a person!' ),
	handoff( 2, { named: you } ),
	handoff( 3, { state: 'offered', evidence: [ first ] } ),
	handoff( 4, { state: 'offered', evidence: [ first, second ] } ),
	joined( 5 ),
	handoff( 6, { state: 'accepted', evidence: [ first, second ] } ),
];

test( '3.9 evidence stands in the log once, in the customer’s own words', () => {
	expect(
		logEntries( story )
			.filter( ( { kind } ) => kind === 'evidence' )
			.map( ( entry ) => 'text' in entry && entry.text )
	).toEqual( [
		"asked for a person: 'let me talk to a person'",
		'asked for a person: the button',
	] );
} );

/** The lines of one handoff event with this evidence, after these messages. */
const lines = (
	evidence: NonNullable< EventOf< 'handoff' >[ 'evidence' ] >,
	...texts: string[]
) =>
	logEntries( [
		...texts.map( ( text, i ) => said( i + 1, text ) ),
		handoff( 9, { state: 'offered', evidence } ),
	] ).flatMap( ( entry ) =>
		entry.kind === 'evidence' ? [ entry.text ] : []
	);
const whole = (
	message: string,
	trigger: EventOf< 'handoff' >[ 'trigger' ],
	end = 8000
) => ( { message, trigger, start: 0, end, why: 'In English.' } );

test( '4.25 each trigger’s evidence is told in words, the counted ones in one line', () => {
	expect(
		lines(
			[
				whole( 'm1', 'frustration' ),
				whole( 'm2', 'refund_dispute', 17 ),
				whole( 'm3', 'explicit_request' ),
			],
			'this is ridiculous',
			'i want my $9 back, please',
			'call me'
		)
	).toEqual( [
		"is frustrated: 'this is ridiculous'",
		"wants money back or disputes a charge: 'i want my $9 back'",
		"asked for a person: 'call me'",
	] );
	const questions = [ 'Where is it?', 'So where is it?', 'Where?' ];
	const ids = [ 'm1', 'm2', 'm3' ];
	expect(
		lines(
			ids.map( ( id ) => whole( id, 'repeated_failure' ) ),
			...questions
		)
	).toEqual( [
		"asked the same 3 times: 'Where is it?' · 'So where is it?' · 'Where?'",
	] );
	expect(
		lines(
			ids.slice( 1 ).map( ( id ) => whole( id, 'out_of_scope' ) ),
			...questions
		)
	).toEqual( [
		"the assistant could not answer 2 times: 'So where is it?' · 'Where?'",
	] );
	expect( lines( [ whole( 'm1', 'out_of_scope' ) ], 'wholesale?' ) ).toEqual(
		[ "the assistant could not answer: 'wholesale?'" ]
	);
} );

test( '4.25 what a customer writes is one line of sensible length, and turns nothing round', () => {
	const [ long = '' ] = lines(
		[ whole( 'm1', 'frustration' ) ],
		'😀'.repeat( 3000 )
	);
	expect( long ).toBe( `is frustrated: '${ '😀'.repeat( 159 ) }…'` );
	expect(
		lines(
			[ whole( 'm1', 'frustration' ) ],
			'one\n\n\ntwo \u202ethree\u2066\u0000 four\r'
		)
	).toEqual( [ "is frustrated: 'one two three four'" ] );
} );

test( '4.25 evidence without words of the customer’s has its reason', () => {
	expect(
		lines(
			[ { message: 'm1', why: 'The assistant promised a person.' } ],
			'I will get somebody.'
		)
	).toEqual( [ 'asked for a person: The assistant promised a person.' ] );
} );

test( '3.9 the handoff’s story says why, who was named and who came', () => {
	expect(
		handoffSteps( story ).map( ( { headline, details } ) => [
			headline,
			...details,
		] )
	).toEqual( [
		[
			'The customer asked for a person',
			'Named to the customer: Mara',
			"asked for a person: 'let me talk to a person'",
			'asked for a person: the button',
		],
		[ 'Accepted by Mara' ],
	] );
} );

test( '3.9 read marks are no lines of the log', () => {
	expect(
		logEntries( [
			{
				type: 'read',
				seq: 1,
				at: NOW,
				audience: 'all',
				reader: 'customer',
				upTo: 1,
			},
		] )
	).toEqual( [] );
} );

test( '13.9 what the assistant promised without knowing it is a line with a flag, in its own words', () => {
	expect(
		logEntries( [
			{
				type: 'flag',
				seq: 1,
				at: NOW,
				audience: 'agents',
				message: 'm1',
				what: 'code',
				said: 'Use code\n<b>SORRY50</b>',
			},
		] )
	).toMatchObject( [
		{
			kind: 'evidence',
			text: 'The assistant named a discount code that it was not told of: “Use code <b>SORRY50</b>”',
		},
	] );
} );
