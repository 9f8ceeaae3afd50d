/** Whether the store takes anything; told once when it stops, and once when it goes on. */
import { Trouble, type Fields } from '../ports';
import type { Context } from './context';

/** So many are named while it lasts: a log has to fit somewhere, too. */
const NAMED = 500;

export class Storing {
	private readonly trouble: Trouble;
	private readonly named = new Set< string >();

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
		this.named.clear();
	}

	/**
	 * What is not stored is tried every few seconds: at `info` each conversation
	 * is named once.
	 * @param error
	 * @param what  Where it was to be stored, and the frame if it was one.
	 */
	failed(
		error: unknown,
		what: Pick< Fields, 'conversation' | 'request' >
	): void {
		const { log, metrics } = this.context;
		metrics.appendFailed();
		const isTold = this.trouble.failed( error, what );
		const isNew = this.name( what.conversation ?? what.request ?? '' );
		if ( ! isTold ) {
			log[ isNew ? 'info' : 'debug' ]( what, 'it was not stored' );
		}
	}

	/** Whether it is named for the first time. */
	private name( id: string ): boolean {
		const isNew = this.named.size < NAMED && ! this.named.has( id );
		if ( isNew ) {
			this.named.add( id );
		}
		return isNew;
	}
}
