/** Whether an agent's token still says what WordPress says. */
import type { Context } from '../conversation/context';
import { Rate, type Limit } from './rate';

/** Tokens outlive a right that was taken away: WordPress is not asked each time. */
const REFRESHES: Limit = { perSecond: 1 / 5, burst: 5 };

export class MayAnswer {
	private readonly refreshes = new Rate( REFRESHES );

	constructor( private readonly context: Context ) {}

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
