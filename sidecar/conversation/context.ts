/** What the conversation rules need from outside. */
import type { ShopSettings } from '../../protocol';
import {
	Unavailable,
	type Assistant,
	type Bus,
	type Clock,
	type ConversationStore,
	type Log,
	type Metrics,
	type Presence,
	type Settings,
} from '../ports';

export interface Context {
	shop: string;
	store: ConversationStore;
	bus: Bus;
	clock: Clock;
	log: Log;
	metrics: Metrics;
	assistant: Assistant;
	presence: Presence;
	settings: Settings;
	newId: () => string;
	/** An agent without a socket for so long is not available, in ms. */
	agentGraceMs: number;
}

/** Throws `Unavailable` before WordPress was reached for the first time. */
export function settingsOf( context: Context ): ShopSettings {
	const settings = context.settings.current();
	if ( ! settings ) {
		throw new Unavailable( 'the settings of the shop are not known yet' );
	}
	return settings;
}
