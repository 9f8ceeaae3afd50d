/** The metrics as a whole relay fills them, and as Prometheus reads them. */
import { Counter, Histogram, Registry } from 'prom-client';
import { QuickHistogram } from '../../sidecar/metrics/quick-histogram';
import { OTHER, Tally } from '../../sidecar/metrics/tally';
import { familyOf, readExposition } from './support/exposition';
import { keptWorld } from './support/keeper';
import { Client } from './support/world';
import { accepted, waiting } from './support/stories';

const handoffs = ( state: string, trigger = 'explicit_request' ) =>
	`baton_handoffs_total{state="${ state }",trigger="${ trigger }"}`;
const turns = ( outcome: string ) =>
	`baton_turn_seconds_count{outcome="${ outcome }"}`;

describe( 'what happened', () => {
	it( '9.2 a conversation, from the first message to the end of the talk', async () => {
		const { world, look } = keptWorld();
		const { priya, customer, conversation } = await waiting( world );
		world.clock.advance( 20_000 );
		await priya.send(
			{ type: 'open', conversation, after: 0 },
			{ type: 'accept', id: 'a1', conversation }
		);
		world.clock.advance( 30_000 );
		await priya.send( {
			type: 'send',
			id: 'p1',
			conversation,
			text: 'Hi',
		} );
		await priya.send( { type: 'close', id: 'p2', conversation } );
		await customer.gone();
		const { of } = await look();
		expect( {
			begun: of( 'baton_conversations_begun_total' ),
			closed: of( 'baton_conversations_closed_total{as="agent"}' ),
			byCustomer: of( 'baton_messages_total{by="customer"}' ),
			byAssistant: of( 'baton_messages_total{by="assistant"}' ),
			byAgent: of( 'baton_messages_total{by="agent"}' ),
			turnsBegun: of( 'baton_turns_begun_total' ),
			replied: of( turns( 'replied' ) ),
			requested: of( handoffs( 'requested' ) ),
			accepted: of( handoffs( 'accepted' ) ),
			ended: of( handoffs( 'ended' ) ),
			acceptSum: of( 'baton_handoff_accept_seconds_sum' ),
			firstMessage: of( 'baton_handoff_first_message_seconds_sum' ),
			sends: of(
				'baton_frames_received_total{audience="customer",type="send"}'
			),
			accepts: of(
				'baton_frames_received_total{audience="agent",type="accept"}'
			),
			hellos: of(
				'baton_frames_received_total{audience="unproven",type="hello"}'
			),
			left: of( 'baton_closes_total{name="left"}' ),
			appends: of( 'baton_append_seconds_count' )! > 5,
			broadcasts: of( 'baton_broadcast_seconds_count' )! > 5,
			sent: of( 'baton_frames_sent_total{audience="customer"}' )! > 5,
		} ).toEqual( {
			begun: 1,
			closed: 1,
			byCustomer: 2,
			byAssistant: 2,
			byAgent: 1,
			turnsBegun: 1,
			replied: 1,
			requested: 1,
			accepted: 1,
			ended: 1,
			acceptSum: 20,
			firstMessage: 50,
			sends: 2,
			accepts: 1,
			hellos: 2,
			left: 1,
			appends: true,
			broadcasts: true,
			sent: true,
		} );
	} );

	it( '9.2 a turn that fails is handed off while somebody is there, else it failed', async () => {
		const { world, look } = keptWorld();
		world.assistant.reply = () => new Error( 'broken' );
		const alone = await world.customer( { sub: 'v_1' } );
		await alone.send( { type: 'send', id: 'm1', text: 'Do you ship?' } );
		await world.agent( '3' );
		const other = await world.customer( { sub: 'v_2' } );
		await other.send( { type: 'send', id: 'm1', text: 'Do you ship?' } );
		const { of } = await look();
		expect( [
			of( turns( 'failed' ) ),
			of( turns( 'handed_off' ) ),
		] ).toEqual( [ 1, 1 ] );
		expect( of( handoffs( 'requested', 'assistant_failed' ) ) ).toBe( 1 );
		expect( of( 'baton_ticket_forms_total' ) ).toBe( 1 );
	} );

	it( '9.2 a turn that a message, a wish or the button ends was aborted', async () => {
		const { world, look } = keptWorld();
		world.assistant.reply = undefined;
		const customer = await world.customer();
		await customer.send( { type: 'send', id: 'm1', text: 'Do you ship?' } );
		await customer.send( { type: 'send', id: 'm2', text: 'To Norway?' } );
		// Nobody is there: the form, and still it is no failure.
		await customer.send( { type: 'request_person', id: 'm3' } );
		const { of } = await look();
		expect( of( turns( 'aborted' ) ) ).toBe( 2 );
		expect( of( turns( 'failed' ) ) ).toBe( 0 );
		expect( of( 'baton_turns_begun_total' ) ).toBe( 2 );
	} );

	it( '9.2 a handoff that is offered again counts once; who lost the agent is counted', async () => {
		const { world, look } = keptWorld();
		const { priya, conversation } = await accepted( world );
		const owner = await world.agent( '1' );
		await priya.gone();
		await world.pass( 20_000 + 60_000 );
		await owner.send( { type: 'accept', id: 'o1', conversation } );
		const { of } = await look();
		expect( {
			lost: of( 'baton_agents_lost_total' ),
			requested: of( handoffs( 'requested' ) ),
			accepted: of( handoffs( 'accepted' ) ),
			measured: of( 'baton_handoff_accept_seconds_count' ),
		} ).toEqual( { lost: 1, requested: 1, accepted: 1, measured: 1 } );
	} );

	it( '9.2 a conversation that goes on with the same agent is resumed, not waited for', async () => {
		const { world, look } = keptWorld();
		const { priya, customer, conversation } = await accepted( world );
		await priya.send( { type: 'close', id: 'p1', conversation } );
		await customer.send( {
			type: 'send',
			id: 'm9',
			text: 'One more question',
		} );
		const { of } = await look();
		expect( of( handoffs( 'resumed' ) ) ).toBe( 1 );
		expect( of( handoffs( 'accepted' ) ) ).toBe( 1 );
		expect( of( 'baton_handoff_accept_seconds_count' ) ).toBe( 1 );
	} );

	it( '9.2 who gives up, who leaves a message, and who is refused', async () => {
		const { world, look } = keptWorld();
		const { customer } = await waiting( world );
		await customer.send( { type: 'cancel_handoff', id: 'm3' } );
		await customer.send( { type: 'request_person', id: 'm4' } );
		await customer.send( {
			type: 'ticket',
			id: 'm5',
			name: 'Zoë',
			email: 'z@example.org',
			about: 'Vase',
		} );
		await customer.send( { type: 'send', id: 'm6' } );
		await customer.send( { type: 'cancel_handoff', id: 'm7' } );
		const attacker = await world.customer( { sub: 'v_2' } );
		attacker.session.close( 'misuse' );
		const { of } = await look();
		expect( {
			abandoned: of( handoffs( 'abandoned' ) ),
			ticketed: of( handoffs( 'ticketed' ) ),
			tickets: of( 'baton_tickets_total' ),
			bad: of( 'baton_frames_refused_total{code="bad_frame"}' ),
			wrong: of( 'baton_frames_refused_total{code="wrong_status"}' ),
			misuse: of( 'baton_closes_total{name="misuse"}' ),
		} ).toEqual( {
			abandoned: 1,
			ticketed: 1,
			tickets: 1,
			bad: 1,
			wrong: 1,
			misuse: 1,
		} );
	} );
} );

describe( 'how things stand', () => {
	it( '9.2 who is there, who waits, and how long', async () => {
		const { world, look } = keptWorld();
		const before = await look();
		expect( before.of( 'baton_agents_available' ) ).toBe( 0 );
		expect( before.of( 'baton_handoffs_waiting' ) ).toBe( 0 );
		expect( before.of( 'baton_handoff_oldest_wait_seconds' ) ).toBe( 0 );
		const { priya, conversation } = await waiting( world );
		world.clock.advance( 90_000 );
		// Says nothing.
		new Client( world );
		const { of } = await look();
		expect( {
			available: of( 'baton_agents_available' ),
			known: of( 'baton_agents_known' ),
			waiting: of( 'baton_handoffs_waiting' ),
			wait: of( 'baton_handoff_oldest_wait_seconds' ),
			customers: of(
				'baton_sockets{audience="customer",transport="socket"}'
			),
			agents: of( 'baton_sockets{audience="agent",transport="socket"}' ),
			unproven: of(
				'baton_sockets{audience="unproven",transport="socket"}'
			),
			polls: of( 'baton_sockets{audience="agent",transport="poll"}' ),
			age: of( 'baton_settings_age_seconds' ),
			pages: of( 'baton_knowledge_passages{kind="page"}' ),
			ready: of( 'baton_ready{part="store"}' ),
		} ).toEqual( {
			available: 1,
			known: 2,
			waiting: 1,
			wait: 90,
			customers: 1,
			agents: 1,
			unproven: 1,
			polls: 0,
			age: 90,
			pages: 7,
			ready: 1,
		} );
		await priya.send( { type: 'accept', id: 'a1', conversation } );
		const after = await look();
		expect( after.of( 'baton_handoffs_waiting' ) ).toBe( 0 );
		expect( after.of( 'baton_conversations_with_agents' ) ).toBe( 1 );
	} );

	it( '9.2 a turn under way and a mail that waits have their age', async () => {
		const { world, look } = keptWorld();
		world.assistant.reply = undefined;
		const customer = await world.customer();
		await customer.send( { type: 'send', id: 'm1', text: 'Do you ship?' } );
		await customer.send( {
			type: 'ticket',
			id: 't1',
			name: 'Zoë',
			email: 'z@example.org',
			about: 'Vase',
		} );
		world.clock.advance( 60_000 );
		const { of } = await look();
		expect( of( 'baton_turns_open' ) ).toBe( 1 );
		expect( of( 'baton_turn_oldest_seconds' ) ).toBe( 60 );
		expect( of( 'baton_outbox_mails' ) ).toBe( 1 );
		expect( of( 'baton_outbox_oldest_seconds' ) ).toBe( 60 );
		expect( of( 'baton_due_late_seconds' ) ).toBe( 0 );
		// Nothing looks after what is due in this test.
		world.clock.advance( 24 * 60 * 60 * 1000 );
		const later = await look();
		expect( later.of( 'baton_due_late_seconds' ) ).toBe( 60 );
	} );

	it( '9.2 a part that cannot be read is left out, and counted; the others are there', async () => {
		const { look } = keptWorld();
		const whole = await look();
		const broken = () => Promise.reject( new Error( 'disk' ) );
		const { of, keys } = await look( {
			backlog: broken,
			conversations: broken,
			sockets: () => {
				throw new Error( 'broken' );
			},
		} );
		expect( keys ).not.toContain( 'baton_outbox_mails' );
		expect( keys ).not.toContain( 'baton_handoffs_waiting' );
		expect( of( 'baton_agents_known' ) ).toBe( 2 );
		expect( of( 'baton_scrape_failures_total{part="backlog"}' ) ).toBe( 1 );
		expect( whole.of( 'baton_outbox_mails' ) ).toBe( 0 );
		expect( ( await look() ).of( 'baton_outbox_mails' ) ).toBe( 0 );
	} );
} );

describe( 'the text', () => {
	it( '9.2 what comes from outside is in no label, and makes no new series', async () => {
		const { world, look } = keptWorld();
		const ours = async () =>
			( await look() ).keys.filter( ( key ) =>
				key.startsWith( 'baton_' )
			);
		const before = await ours();
		for ( let visitor = 0; visitor < 40; visitor++ ) {
			const attacker = await world.customer( { sub: `v_${ visitor }` } );
			await attacker.send(
				{ type: `canary-${ visitor }` as 'send' },
				{ type: '__proto__' as 'send' },
				{ type: 'constructor' as 'send' },
				{ type: 'send', id: `canary-${ visitor }`, text: 'canary' }
			);
		}
		const { text, of } = await look();
		expect( text ).not.toMatch( /canary|proto|constructor/ );
		expect( await ours() ).toEqual( before );
		expect(
			of(
				'baton_frames_received_total{audience="customer",type="other"}'
			)
		).toBe( 120 );
	} );

	it( '9.2 histograms rise, and their last bucket is their count', async () => {
		const { world, look } = keptWorld();
		await accepted( world );
		const { keys, of, types } = await look();
		const families = new Set(
			keys.map( ( key ) => key.split( '{' )[ 0 ]! )
		);
		let histograms = 0;
		for ( const name of families ) {
			if ( ! name.endsWith( '_bucket' ) ) {
				continue;
			}
			histograms++;
			const bySeries = new Map< string, number[] >();
			for ( const key of keys ) {
				if ( key.startsWith( `${ name }{` ) ) {
					const series = key.replace( /,?le="[^"]*"/, '' );
					bySeries.set( series, [
						...( bySeries.get( series ) ?? [] ),
						of( key )!,
					] );
				}
			}
			for ( const [ series, counts ] of bySeries ) {
				expect( counts ).toEqual(
					[ ...counts ].sort( ( a, b ) => a - b )
				);
				const count = series
					.replace( '_bucket', '_count' )
					.replace( /\{,?/, '{' )
					.replace( '{}', '' );
				expect( [ series, of( count ) ] ).toEqual( [
					series,
					counts.at( -1 ),
				] );
			}
		}
		expect( histograms ).toBeGreaterThan( 4 );
		expect(
			types.get( familyOf( 'baton_append_seconds_sum', types ) )
		).toBe( 'histogram' );
	} );

	it( '9.2 the quick histogram writes what prom-client’s own would', async () => {
		const bounds = [ 1, 2, 5, 10 ];
		const [ mine, theirs ] = [ new Registry(), new Registry() ];
		const quick = new QuickHistogram( mine, 'x_seconds', 'X.', bounds );
		const slow = new Histogram( {
			name: 'x_seconds',
			help: 'X.',
			buckets: bounds.map( ( ms ) => ms / 1000 ),
			registers: [ theirs ],
		} );
		for ( const ms of [ 0, 0.5, 1, 1.0001, 2, 4, 9, 10, 11, 5000 ] ) {
			quick.observeMs( ms );
			slow.observe( ms / 1000 );
		}
		const [ own, other ] = await Promise.all(
			[ mine, theirs ].map( async ( one ) => {
				const { values, types } = readExposition( await one.metrics() );
				const sum = values.get( 'x_seconds_sum' );
				values.delete( 'x_seconds_sum' );
				return { values: [ ...values ], types: [ ...types ], sum };
			} )
		);
		expect( own!.values ).toEqual( other!.values );
		expect( own!.types ).toEqual( other!.types );
		expect( own!.sum ).toBeCloseTo( other!.sum!, 9 );
	} );

	it( '9.2 a tally writes what prom-client’s counter would, and what is in no list as other', async () => {
		const [ mine, theirs ] = [ new Registry(), new Registry() ];
		const tally = new Tally( mine, 'x_total', 'X.', {
			a: [ 'one' ],
			b: [ 'two', OTHER ],
		} );
		const counter = new Counter( {
			name: 'x_total',
			help: 'X.',
			labelNames: [ 'a', 'b' ],
			registers: [ theirs ],
		} );
		tally.add( 'one', 'two' );
		tally.add( 'one', 'toString' );
		tally.add( 'toString', 'two' );
		counter.inc( { a: 'one', b: 'two' } );
		counter.inc( { a: 'one', b: OTHER } );
		const [ own, other ] = await Promise.all( [
			mine.metrics(),
			theirs.metrics(),
		] );
		expect( own ).toBe( other );
		expect( await mine.metrics() ).toBe( own );
	} );
} );
