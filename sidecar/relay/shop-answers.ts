/** How the shop answers desks: said when it begins to fail, fails otherwise, and is over; desks ask every 20 s. */
import type { AgentFrame } from '../../protocol';
import { ShopProblem, type CallFailure, type Log } from '../ports';

export type What = ( AgentFrame & { type: 'lookup' } )[ 'what' ];

export class ShopAnswers {
	private readonly failing = new Map< What, CallFailure >();

	/** What is asked is passed on, whether it is answered or thrown. */
	async noting< T >(
		what: What,
		log: Log,
		asked: Promise< T >
	): Promise< T > {
		try {
			const answer = await asked;
			this.answered( what, log );
			return answer;
		} catch ( error ) {
			if ( error instanceof ShopProblem ) {
				this.failed( what, log, error.failure );
			}
			throw error;
		}
	}

	private answered( what: What, log: Log ): void {
		const before = this.failing.get( what );
		if ( before ) {
			this.failing.delete( what );
			log.info( { route: before.route }, 'the shop answers desks again' );
		}
	}

	private failed( what: What, log: Log, failure: CallFailure ): void {
		const isNew = this.failing.get( what )?.kind !== failure.kind;
		this.failing.set( what, failure );
		log[ isNew ? 'warn' : 'debug' ](
			{ ...failure },
			'the shop did not answer a desk'
		);
	}
}
