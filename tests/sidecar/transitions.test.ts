import type { Status } from '../../protocol';
import {
	IllegalTransition,
	OPERATIONS,
	transition,
	type Operation,
} from '../../sidecar/conversation/transitions';

const STATUSES: Status[] = [ 'assistant', 'waiting', 'human', 'closed' ];

/** By assistant, waiting, human, closed; "" is not possible. */
const TABLE: Record< Operation, [ string, string, string, string ] > = {
	message: [ 'assistant', 'waiting', 'human', '' ],
	thanks: [ '', '', '', 'closed' ],
	reply: [ 'assistant', '', '', '' ],
	escalate: [ 'waiting', '', '', 'waiting' ],
	after_hours: [ 'assistant', '', '', 'assistant' ],
	add_evidence: [ '', 'waiting', 'human', '' ],
	accept: [ '', 'human', '', '' ],
	decline: [ '', 'waiting', '', '' ],
	agent_message: [ '', '', 'human', '' ],
	return: [ '', '', 'assistant', '' ],
	close: [ '', '', 'closed', '' ],
	cancel: [ '', 'assistant', '', '' ],
	offer_ticket: [ 'assistant', 'waiting', '', 'closed' ],
	consent: [ 'assistant', 'waiting', 'human', 'closed' ],
	ticket: [ 'assistant', 'assistant', 'human', 'closed' ],
	agent_lost: [ '', '', 'waiting', '' ],
	agent_lost_alone: [ '', '', 'assistant', '' ],
	abandon: [ '', 'closed', '', '' ],
	idle_close: [ 'closed', '', 'closed', '' ],
	reopen_to_agent: [ '', '', '', 'human' ],
	reopen: [ '', '', '', 'assistant' ],
};

describe( 'the status table', () => {
	it( '4.1 every operation is in this test', () => {
		expect( [ ...OPERATIONS ].sort() ).toEqual(
			Object.keys( TABLE ).sort()
		);
	} );

	const cases = OPERATIONS.flatMap( ( operation ) =>
		STATUSES.map(
			( status, index ) =>
				[ operation, status, TABLE[ operation ][ index ]! ] as const
		)
	);

	it.each( cases )( '4.1 %s while %s: %s', ( operation, status, next ) => {
		if ( next !== '' ) {
			expect( transition( operation, status ) ).toBe( next );
			return;
		}
		expect( () => transition( operation, status ) ).toThrow(
			IllegalTransition
		);
		expect( () => transition( operation, status ) ).toThrow(
			`“${ operation }” is not possible while “${ status }”.`
		);
	} );
} );
