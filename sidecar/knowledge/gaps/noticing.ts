/** An assistant whose "I do not know" is noted. */
import type { Assistant, Gaps } from '../../ports';

/** Everything else about it stays as it is. */
export const noticing = ( assistant: Assistant, gaps: Gaps ): Assistant =>
	Object.assign( Object.create( assistant ) as Assistant, {
		async *answer( ...asked: Parameters< Assistant[ 'answer' ] > ) {
			const [ { conversation, asked: questions, smallTalk }, signal ] =
				asked;
			let missed = false;
			for await ( const piece of assistant.answer( ...asked ) ) {
				missed =
					( missed && ! piece.restart ) || piece.missed === 'unknown';
				yield piece;
			}
			if ( missed && ! smallTalk && ! signal.aborted ) {
				void gaps.missed( conversation, questions );
			}
		},
	} );
