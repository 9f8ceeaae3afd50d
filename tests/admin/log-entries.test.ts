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
