/** Whether the store takes anything; told once when it stops, and once when it goes on. */
import type { Context } from './context';

export class Storing {
	private failing = false;

	constructor(
		private readonly context: Pick< Context, 'log' | 'metrics' >
	) {}

	/** @param ms From asking to durable. */
	worked( ms: number ): void {
		this.context.metrics.appended( ms );
		if ( this.failing ) {
			this.failing = false;
			this.context.log.info( {}, 'the store takes everything again' );
		}
	}

	failed( error: unknown ): void {
		this.context.metrics.appendFailed();
		if ( ! this.failing ) {
			this.failing = true;
			this.context.log.error( { error }, 'nothing can be stored' );
		}
	}
}
