/** Whether an agent's token still says what WordPress says. */
import type { Context } from '../conversation/context';
import { Rate } from './rate';

/** Tokens outlive a right that was taken away: WordPress is not asked each time. */
const REFRESHES_PER_SECOND = 1 / 5;
const REFRESHES_BURST = 5;

export class MayAnswer {
	private readonly refreshes: Rate;

	constructor( private readonly context: Context ) {
		this.refreshes = new Rate(
			REFRESHES_PER_SECOND,
			REFRESHES_BURST,
			context.clock.now()
		);
	}

	/** Somebody who got the right a moment ago is not in the settings yet. */
	async holds( agent: string ): Promise< boolean > {
		const { settings, clock } = this.context;
		const isAgent = () =>
			settings.current()?.agents.some( ( { id } ) => id === agent ) ===
			true;
		if ( ! isAgent() && this.refreshes.take( clock.now() ) ) {
			await settings.refresh().catch( () => undefined );
		}
		return isAgent();
	}
}
