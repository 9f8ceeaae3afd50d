import type { Bus, ConversationStore, Fault } from '../ports';
import { dyingBus } from './bus';
import { faultPoints } from './fault-point';
import { dyingStore } from './store';

interface Parts {
	store: ConversationStore;
	bus: Bus;
}

/** The parts that a drill lets die; without a fault, just these. */
export function dying( { store, bus }: Parts, fault?: Fault ): Parts {
	if ( ! fault ) {
		return { store, bus };
	}
	const points = faultPoints( fault );
	return { store: dyingStore( store, points ), bus: dyingBus( bus, points ) };
}
