import type { Log } from './log';

/** What fails again and again is told when it begins, and when it is over. */
export class Trouble {
	private failing = false;

	constructor(
		private readonly log: Log,
		private readonly words: { begins: string; ends: string }
	) {}

	failed( error: unknown ): void {
		if ( ! this.failing ) {
			this.failing = true;
			this.log.error( { error }, this.words.begins );
		}
	}

	worked(): void {
		if ( this.failing ) {
			this.failing = false;
			this.log.info( {}, this.words.ends );
		}
	}
}
