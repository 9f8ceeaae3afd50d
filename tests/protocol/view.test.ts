import type { ConversationEvent, ServerFrame } from '../../protocol';
import {
	emptyView,
	expire,
	needsResume,
	reduceFrame,
	type ConversationView,
} from '../../protocol/view';

const maya = { id: '4', name: 'Maya' };
const all = { at: 1, audience: 'all' as const };

const log: ConversationEvent[] = [
	{
		seq: 1,
		...all,
		type: 'message',
		id: 'm1',
		from: { kind: 'customer', name: 'Ada' },
		text: 'A person, please',
	},
	{ seq: 2, ...all, type: 'status', status: 'waiting', by: 'escalate' },
	{
		seq: 3,
		...all,
		type: 'handoff',
		handoff: 'h1',
		state: 'requested',
		trigger: 'explicit_request',
		named: maya,
	},
	{
		seq: 5,
		...all,
		type: 'status',
		status: 'human',
		by: 'accept',
		agent: maya,
		line: 'Maya has joined.',
	},
	{ seq: 6, ...all, type: 'read', reader: 'agent', upTo: 1 },
];

const events = ( after: number, upTo: number ): ServerFrame => ( {
	type: 'events',
	conversation: 'c1',
	after,
	upTo,
	events: log.filter( ( { seq } ) => seq > after && seq <= upTo ),
} );

const take = ( frames: ServerFrame[], from: ConversationView = emptyView ) =>
	frames.reduce( ( view, frame ) => reduceFrame( view, frame, 1000 ), from );

describe( 'the view of a conversation', () => {
	it( '2.4 is the same whole, in pieces, repeated and overlapping', () => {
		const whole = take( [ events( 0, 6 ) ] );
		expect( take( [ events( 0, 2 ), events( 2, 6 ) ] ) ).toEqual( whole );
		expect(
			take( [
				events( 0, 3 ),
				events( 0, 3 ),
				events( 1, 6 ),
				events( 0, 6 ),
			] )
		).toEqual( whole );
		expect( whole.upTo ).toBe( 6 );
		expect( whole.events.map( ( { seq } ) => seq ) ).toEqual( [
			1, 2, 3, 5, 6,
		] );
	} );

	it( '2.4 a piece after a gap is not taken, and asks for a resume', () => {
		const view = take( [ events( 0, 2 ) ] );
		const late = events( 4, 6 );
		expect( reduceFrame( view, late, 0 ) ).toBe( view );
		expect( late.type === 'events' && needsResume( view, late ) ).toBe(
			true
		);
	} );

	it( '1.2 a hidden number is not a gap', () => {
		const view = take( [ events( 0, 3 ), events( 3, 4 ) ] );
		expect( view.upTo ).toBe( 4 );
		expect( take( [ events( 4, 6 ) ], view ).status ).toBe( 'human' );
	} );

	it( '4.1 follows who speaks, who was promised and who came', () => {
		expect( take( [ events( 0, 3 ) ] ) ).toMatchObject( {
			status: 'waiting',
			named: maya,
			handoff: { state: 'requested' },
		} );
		expect( take( [ events( 0, 6 ) ] ) ).toMatchObject( {
			status: 'human',
			agent: maya,
			readBy: { agent: 1, customer: 0 },
		} );
	} );

	it( '2.2 another conversation starts empty; the same one is kept', () => {
		const view = take( [ events( 0, 6 ) ] );
		const welcome = {
			type: 'welcome',
			tokenEnds: 0,
			now: 0,
			available: true,
		} as const;
		expect(
			take( [ { ...welcome, conversation: 'c1' } ], view ).events
		).toHaveLength( 5 );
		expect( take( [ { ...welcome, conversation: 'c2' } ], view ) ).toEqual(
			{
				...emptyView,
				conversation: 'c2',
			}
		);
		expect( take( [ welcome ], view ) ).toEqual( {
			...emptyView,
			conversation: undefined,
		} );
	} );

	it( 'frames of another conversation change nothing', () => {
		const view = take( [ events( 0, 6 ) ] );
		const other: ServerFrame[] = [
			{
				type: 'events',
				conversation: 'c2',
				after: 6,
				upTo: 7,
				events: [ { seq: 7, ...all, type: 'line', line: 'x' } ],
			},
			{
				type: 'typing',
				conversation: 'c2',
				who: 'agent',
				name: 'x',
				expiresIn: 9,
			},
			{
				type: 'stream',
				conversation: 'c2',
				turn: 't',
				offset: 0,
				text: 'x',
			},
		];
		expect( take( other, view ) ).toEqual( view );
	} );

	it( '3.7 a stream grows by offsets, and its message replaces it', () => {
		const piece = ( offset: number, text: string ): ServerFrame => ( {
			type: 'stream',
			conversation: 'c1',
			turn: 't1',
			offset,
			text,
		} );
		const started = take( [ events( 0, 1 ), piece( 0, 'We sh' ) ] );
		const grown = take( [ piece( 5, 'ip' ), piece( 5, 'ip' ) ], started );
		expect( grown.streams ).toMatchObject( [
			{ turn: 't1', text: 'We ship' },
		] );
		expect( take( [ piece( 50, 'lost' ) ], grown ).streams ).toEqual(
			grown.streams
		);
		const done: ServerFrame = {
			type: 'events',
			conversation: 'c1',
			after: 1,
			upTo: 2,
			events: [
				{
					seq: 2,
					...all,
					type: 'message',
					id: 'a1',
					from: { kind: 'assistant', name: 'A' },
					text: 'We ship',
					turn: 't1',
				},
			],
		};
		expect( take( [ done ], grown ).streams ).toEqual( [] );
		expect(
			take(
				[ { type: 'stream_end', conversation: 'c1', turn: 't1' } ],
				grown
			).streams
		).toEqual( [] );
	} );

	it( '4.4 a handoff takes partial text away', () => {
		const view = take( [
			events( 0, 1 ),
			{
				type: 'stream',
				conversation: 'c1',
				turn: 't1',
				offset: 0,
				text: 'We',
			},
			events( 1, 2 ),
		] );
		expect( view.streams ).toEqual( [] );
	} );

	it( '3.6 typing ends by itself, by a message, and by being told', () => {
		const typing: ServerFrame = {
			type: 'typing',
			conversation: 'c1',
			who: 'customer',
			name: 'Ada',
			text: 'Wh',
			expiresIn: 6000,
		};
		const view = take( [ events( 0, 0 ), events( 0, 1 ), typing ] );
		expect( view.typing ).toHaveLength( 1 );
		expect( expire( view, 6999 ) ).toBe( view );
		expect( expire( view, 7000 ).typing ).toEqual( [] );
		// The clock was set back by an hour: nobody types for an hour.
		expect( expire( view, 7000 - 3_600_000 ).typing ).toEqual( [] );
		expect( take( [ { ...typing, expiresIn: 0 } ], view ).typing ).toEqual(
			[]
		);
	} );

	it( '4.5 the form is offered until it is sent', () => {
		const offered = take( [
			{
				type: 'events',
				conversation: 'c1',
				after: 0,
				upTo: 1,
				events: [ { seq: 1, ...all, type: 'offer', offer: 'ticket' } ],
			},
		] );
		expect( offered.offer ).toBe( true );
		const sent = take(
			[
				{
					type: 'events',
					conversation: 'c1',
					after: 1,
					upTo: 2,
					events: [
						{
							seq: 2,
							...all,
							type: 'ticket',
							number: 'B-1',
							name: '',
							email: 'a@b.example',
							about: 'x',
							line: 'sent',
						},
					],
				},
			],
			offered
		);
		expect( sent.offer ).toBe( false );
		expect( sent.ticket?.number ).toBe( 'B-1' );
	} );
} );
