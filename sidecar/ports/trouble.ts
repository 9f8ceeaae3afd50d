import type { Fields, Log } from './log';

/** What fails again and again is told when it begins, and when it is over. */
export class Trouble {
	private failing = false;

	constructor(
		private readonly log: Log,
		private readonly words: { begins: string; ends: string }
	) {}

	/**
	 * Whether it was told now.
	 * @param error
	 * @param about What it happened to.
	 */
	failed( error: unknown, about: Fields = {} ): boolean {
		if ( this.failing ) {
			return false;
		}
		this.failing = true;
		this.log.error( { ...about, error }, this.words.begins );
		return true;
	}

	worked(): void {
		if ( this.failing ) {
			this.failing = false;
			this.log.info( {}, this.words.ends );
		}
	}
}
