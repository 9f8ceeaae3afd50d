/** Whether the store takes anything; told once when it stops, and once when it goes on. */
import { Trouble } from '../ports';
import type { Context } from './context';

export class Storing {
	private readonly trouble: Trouble;

	constructor(
		private readonly context: Pick< Context, 'log' | 'metrics' >
	) {
		this.trouble = new Trouble( context.log, {
			begins: 'nothing can be stored',
			ends: 'the store takes everything again',
		} );
	}

	/** @param ms From asking to durable. */
	worked( ms: number ): void {
		this.context.metrics.appended( ms );
		this.trouble.worked();
	}

	failed( error: unknown ): void {
		this.context.metrics.appendFailed();
		this.trouble.failed( error );
	}
}
