/** The owner's settings: asked every now and then, kept for when WordPress is down. */
import * as v from 'valibot';
import { ShopSettings } from '../../protocol';
import {
	ShopProblem,
	type Clock,
	type ConversationStore,
	type Log,
	type Settings,
} from '../ports';

interface Source {
	call: ( route: string, body: unknown ) => Promise< unknown >;
}

const NAME = 'settings';

export class WordPressSettings implements Settings {
	private settings?: ShopSettings;
	private text = '';
	private failing = false;
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
	}

	/** When WordPress last told them, or the start. */
	get heardAt(): number {
		return this.heard;
	}

	current(): ShopSettings | undefined {
		return this.settings;
	}

	onChange( changed: ( now: ShopSettings ) => void ): () => void {
		this.watchers.add( changed );
		return () => this.watchers.delete( changed );
	}

	async refresh(): Promise< ShopSettings > {
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
		await this.take( parsed.output );
		return parsed.output;
	}

	/** Begins with what was last heard. What it returns ends the asking. */
	async start(): Promise< () => void > {
		const cached = v.safeParse(
			ShopSettings,
			await this.store.cached( this.shop, NAME )
		);
		if ( cached.success ) {
			this.settings = cached.output;
			this.text = JSON.stringify( cached.output );
		}
		let stopped = false;
		let callOff = () => {};
		const round = async () => {
			await this.poll();
			if ( ! stopped ) {
				// Until WordPress was reached once, the customers are waiting.
				const wait = this.settings ? this.everyMs : 1000;
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
		try {
			await this.refresh();
			if ( this.failing ) {
				this.failing = false;
				this.log.info( {}, 'WordPress answers again' );
			}
		} catch ( error ) {
			if ( ! this.failing ) {
				this.failing = true;
				this.log.warn(
					{ error: error as Error },
					'the settings could not be fetched; the last ones stay'
				);
			}
		}
	}

	private async take( settings: ShopSettings ): Promise< void > {
		const text = JSON.stringify( settings );
		if ( text === this.text ) {
			return;
		}
		this.text = text;
		this.settings = settings;
		this.watchers.forEach( ( tell ) => tell( settings ) );
		await this.store.setCached( this.shop, NAME, settings );
	}
}
