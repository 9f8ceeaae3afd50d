import { useCallback, useEffect, useState } from '@wordpress/element';
import { fetchAgentSession } from '../../common/agent-session';
import { problemOf } from '../../common/problem';
import { connectDesk } from '../connect';
import type { DeskStore } from '../state/desk-store';

/** Until WordPress answers it is asked again by itself, ms. */
const AGAIN_MS = 10_000;
const AGAIN_MOST_MS = 60_000;

export type ConnectedDesk =
	| { state: 'loading' }
	/** It is asked again by itself. */
	| { state: 'failed'; problem: string; trying: boolean }
	/** No sidecar is connected to this shop yet. */
	| { state: 'unconnected' }
	| { state: 'ready'; store: DeskStore };

/** Asks WordPress who this agent is, then connects; `again` at once after a failure. */
export function useConnectedDesk(): [ ConnectedDesk, () => void ] {
	const [ desk, setDesk ] = useState< ConnectedDesk >( {
		state: 'loading',
	} );
	const [ attempt, setAttempt ] = useState( 0 );

	useEffect( () => {
		let stop = () => {};
		let wanted = true;
		let timer: ReturnType< typeof setTimeout > | undefined;
		setDesk( ( now ) =>
			now.state === 'failed' ? { ...now, trying: true } : now
		);
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
						trying: false,
					} );
					timer = setTimeout(
						() => setAttempt( ( count ) => count + 1 ),
						Math.min( AGAIN_MS * 2 ** attempt, AGAIN_MOST_MS )
					);
				}
			}
		);
		return () => {
			wanted = false;
			clearTimeout( timer );
			stop();
		};
	}, [ attempt ] );

	const again = useCallback( () => setAttempt( ( count ) => count + 1 ), [] );
	return [ desk, again ];
}
