/** A store whose process dies while it writes, or before it says that it did. */
import type { Change, ConversationStore } from '../ports';
import type { FaultPoints } from './fault-point';

export function dyingStore(
	store: ConversationStore,
	points: FaultPoints
): ConversationStore {
	const commit = async ( change: Change ) => {
		const committed = await store.commit( {
			...change,
			// The last of a change that is written: all else of it is, by then.
			get mail() {
				points.pass( 'append', change.events );
				return change.mail;
			},
		} );
		points.pass( 'commit', committed.events );
		return committed;
	};
	return new Proxy( store, {
		get( target, name ) {
			if ( name === 'commit' ) {
				return commit;
			}
			const value = Reflect.get( target, name );
			return typeof value === 'function' ? value.bind( target ) : value;
		},
	} );
}
