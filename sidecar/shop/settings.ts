/** The owner's settings: asked every now and then, kept for when WordPress is down. */
import * as v from 'valibot';
import { mendDetection, ShopSettings } from '../../protocol';
import {
	saysItIsDown,
	ShopProblem,
	Trouble,
	type Clock,
	type ConversationStore,
	type Log,
	type Settings,
} from '../ports';

interface Source {
	call: ( route: string, body: unknown ) => Promise< unknown >;
}

interface Fetched {
	settings: ShopSettings;
	/** Fields of its detection. */
	leftOut: string[];
}

const NAME = 'settings';
/** Until WordPress was reached once, the customers are waiting. */
const SOON_MS = 1000;
const SOON_MOST_MS = 15_000;
export class WordPressSettings implements Settings {
	private settings?: ShopSettings;
	private text = '';
	/** As they are on disk, for the next start. */
	private kept = '';
	private readonly keeping: Trouble;
	/** Why it failed when it was last asked. */
	private failing?: Error;
	private asked = 0;
	/** The latest asking that was answered: what an earlier one is told is older. */
	private answered = 0;
	private heard: number;
	private readonly watchers = new Set< ( now: ShopSettings ) => void >();

	constructor(
		private readonly shop: string,
		private readonly source: Source,
		private readonly store: ConversationStore,
		private readonly clock: Clock,
		private readonly log: Log,
		private readonly everyMs: number
	) {
		this.heard = clock.now();
		this.keeping = new Trouble( log, {
			begins: 'the settings could not be kept for the next start',
			ends: 'the settings are kept again',
		} );
	}

	/** When WordPress last told them, or the start. */
	get heardAt(): number {
		return this.heard;
	}

	current(): ShopSettings | undefined {
		return this.settings;
	}

	isDown(): boolean {
		return saysItIsDown( this.failing );
	}

	onChange( changed: ( now: ShopSettings ) => void ): () => void {
		this.watchers.add( changed );
		return () => this.watchers.delete( changed );
	}

	async refresh(): Promise< ShopSettings > {
		const asking = ++this.asked;
		try {
			const { settings, leftOut } = await this.fetched();
			if ( this.isLatest( asking ) ) {
				this.failing = undefined;
				await this.take( settings, leftOut );
			}
			return settings;
		} catch ( error ) {
			if ( this.isLatest( asking ) ) {
				this.failing = error as Error;
			}
			throw error;
		}
	}

	private isLatest( asking: number ): boolean {
		const latest = asking >= this.answered;
		this.answered = Math.max( this.answered, asking );
		return latest;
	}

	private async fetched(): Promise< Fetched > {
		const answer = await this.source.call( '/baton/v1/settings', {} );
		const parsed = v.safeParse( ShopSettings, answer );
		if ( ! parsed.success ) {
			const issue = parsed.issues[ 0 ];
			throw new ShopProblem(
				`WordPress sent settings that cannot be read (${
					v.getDotPath( issue ) ?? 'all'
				}): update the plugin and the sidecar to the same version.`
			);
		}
		this.heard = this.clock.now();
		const { detection } = answer as { detection?: unknown };
		return {
			settings: parsed.output,
			leftOut: mendDetection( detection ).leftOut,
		};
	}

	/** Begins with what was last heard. What it returns ends the asking. */
	async start(): Promise< () => void > {
		const cached = v.safeParse(
			ShopSettings,
			await this.store.cached( this.shop, NAME )
		);
		if ( cached.success ) {
			this.settings = cached.output;
			this.text = this.kept = JSON.stringify( cached.output );
		}
		let stopped = false;
		let callOff = () => {};
		let soon = SOON_MS;
		const round = async () => {
			await this.poll();
			if ( ! stopped ) {
				const wait = this.settings ? this.everyMs : soon;
				soon = Math.min( 2 * soon, SOON_MOST_MS );
				callOff = this.clock.after( wait, () => void round() );
			}
		};
		void round();
		return () => {
			stopped = true;
			callOff();
		};
	}

	private async poll(): Promise< void > {
		const before = this.failing?.message;
		try {
			await this.refresh();
			if ( before !== undefined ) {
				this.log.info( {}, 'WordPress answers again' );
			}
		} catch ( error ) {
			if ( this.failing?.message !== before ) {
				this.log.warn(
					{ error: error as Error },
					'the settings could not be fetched; the last ones stay'
				);
			}
		}
	}

	private async take(
		settings: ShopSettings,
		leftOut: string[]
	): Promise< void > {
		const text = JSON.stringify( settings );
		if ( text !== this.text ) {
			this.text = text;
			this.settings = settings;
			this.log.info(
				{ agents: settings.agents.length },
				'the settings are new'
			);
			if ( leftOut.length > 0 ) {
				this.log.warn(
					{ settings: leftOut },
					'settings of the detector that do not fit were left out'
				);
			}
			this.watchers.forEach( ( tell ) => tell( settings ) );
		}
		if ( text !== this.kept ) {
			await this.keep( settings, text );
		}
	}

	/** What cannot be kept holds all the same; the next round tries again. */
	private async keep(
		settings: ShopSettings,
		text: string
	): Promise< void > {
		try {
			await this.store.setCached( this.shop, NAME, settings );
			this.kept = text;
			this.keeping.worked();
		} catch ( error ) {
			this.keeping.failed( error );
		}
	}
}
