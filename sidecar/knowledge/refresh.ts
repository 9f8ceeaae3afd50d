/** Keeps the index as the shop is. */
import type { Census, Clock, Log, Shop } from '../ports';
import type { FullText } from './full-text';

const EVERY_MS = 3 * 60 * 1000;
/** While there is nothing to answer from yet; less and less often. */
const SOON_MS = 5000;

export class KnowledgeRefresh {
	private readAt: number;
	/** The sizes that the log has last. */
	private told = '';

	constructor(
		private readonly index: FullText,
		private readonly shop: Shop,
		private readonly clock: Clock,
		private readonly log: Log
	) {
		this.readAt = clock.now();
	}

	state(): ReturnType< Census[ 'knowledge' ] > {
		return { passages: this.index.sizes(), readAt: this.readAt };
	}

	/** What could be fetched is taken, though the other half failed; then throws. */
	async refresh(): Promise< void > {
		const [ pages, products ] = await Promise.allSettled( [
			this.shop.pages(),
			this.shop.products(),
		] );
		if ( pages.status === 'fulfilled' ) {
			this.index.fill( 'page', pages.value );
		}
		if ( products.status === 'fulfilled' ) {
			this.index.fill( 'product', products.value );
		}
		for ( const one of [ pages, products ] ) {
			if ( one.status === 'rejected' ) {
				throw one.reason;
			}
		}
		this.readAt = this.clock.now();
		this.tellSizes();
	}

	private tellSizes(): void {
		const { page: pages, product: products } = this.index.sizes();
		const sizes = `${ pages } ${ products }`;
		if ( sizes !== this.told ) {
			this.told = sizes;
			this.log.info( { pages, products }, 'passages to answer from' );
		}
	}

	/** What it returns ends it. */
	start(): () => void {
		let stopped = false;
		let callOff = () => {};
		let soon = SOON_MS;
		let problem: string | undefined;
		const round = async () => {
			let wait = EVERY_MS;
			try {
				await this.refresh();
				if ( problem !== undefined ) {
					problem = undefined;
					this.log.info( {}, 'pages and products can be read again' );
				}
				soon = SOON_MS;
			} catch ( error ) {
				if ( this.index.size() === 0 ) {
					wait = soon;
					soon = Math.min( 2 * soon, EVERY_MS );
				}
				const { message } = error as Error;
				if ( message !== problem ) {
					problem = message;
					this.log.warn(
						{ error: error as Error },
						'the pages or products could not be read; the last ones stay'
					);
				}
			}
			if ( ! stopped ) {
				callOff = this.clock.after( wait, () => void round() );
			}
		};
		void round();
		return () => {
			stopped = true;
			callOff();
		};
	}
}
