import { useCallback, useEffect, useState } from '@wordpress/element';
import { fetchAgentSession } from '../../common/agent-session';
import { problemOf } from '../../common/problem';
import { connectDesk } from '../connect';
import type { DeskStore } from '../state/desk-store';

export type ConnectedDesk =
	| { state: 'loading' }
	| { state: 'failed'; problem: string }
	/** No sidecar is connected to this shop yet. */
	| { state: 'unconnected' }
	| { state: 'ready'; store: DeskStore };

/** Asks WordPress who this agent is, then connects; `again` after a failure. */
export function useConnectedDesk(): [ ConnectedDesk, () => void ] {
	const [ desk, setDesk ] = useState< ConnectedDesk >( {
		state: 'loading',
	} );
	const [ attempt, setAttempt ] = useState( 0 );

	useEffect( () => {
		let stop = () => {};
		let wanted = true;
		fetchAgentSession().then(
			( session ) => {
				if ( ! wanted ) {
					return;
				}
				if ( session.sidecarUrl === '' ) {
					setDesk( { state: 'unconnected' } );
					return;
				}
				const { store, start } = connectDesk( session );
				stop = start();
				setDesk( { state: 'ready', store } );
			},
			( error ) => {
				if ( wanted ) {
					setDesk( {
						state: 'failed',
						problem: problemOf( error ),
					} );
				}
			}
		);
		return () => {
			wanted = false;
			stop();
		};
	}, [ attempt ] );

	const again = useCallback( () => {
		setDesk( { state: 'loading' } );
		setAttempt( ( count ) => count + 1 );
	}, [] );
	return [ desk, again ];
}
