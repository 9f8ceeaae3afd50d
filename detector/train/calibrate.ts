/** Where each model's zero is: by sentences that it has not learned. */
import { readText } from '../../sidecar/conversation/escalation/lexicon';
import { judge } from '../../sidecar/conversation/escalation/judge';
import { WORD_TRIGGERS } from '../../sidecar/conversation/escalation/word-triggers';
import type { Example } from './examples';
import { learnAll } from './model';

const FOLDS = 5;

/**
 * Of the calm examples, so many in a hundred may pull each trigger. Most of
 * them were written to be hard, so that of real messages far fewer do.
 */
export const CALM_SHARE = [ 1.8, 1.1, 0.8 ];

export interface Scored {
	example: Example;
	scores: number[];
}

/** Each example by the models of the folds that it is not in. */
export const unlearned = ( examples: Example[] ): Scored[] =>
	Array.from( { length: FOLDS }, ( _, fold ) => {
		const isOut = ( { group }: Example ) => foldOf( group ) === fold;
		const model = learnAll( examples.filter( ( one ) => ! isOut( one ) ) );
		return examples.filter( isOut ).map( ( example ) => ( {
			example,
			scores: judge( readText( example.text ), model ).scores,
		} ) );
	} ).flat();

function foldOf( group: string ): number {
	let hash = 7;
	for ( let i = 0; i < group.length; i++ ) {
		hash = ( Math.imul( hash, 31 ) + group.charCodeAt( i ) ) | 0;
	}
	return Math.abs( hash ) % FOLDS;
}

/** By trigger, what is taken off the bias. */
export const thresholds = ( scored: Scored[] ): number[] =>
	WORD_TRIGGERS.map( ( _, trigger ) => {
		const calm = scored
			.filter(
				( { example } ) =>
					example.triggers.length === 0 && example.unsure.length === 0
			)
			.map( ( { example, scores } ) => ( {
				weight: example.weight,
				score: scores[ trigger ]!,
			} ) )
			.sort( ( a, b ) => b.score - a.score );
		const all = calm.reduce( ( sum, { weight } ) => sum + weight, 0 );
		let left = ( all * CALM_SHARE[ trigger ]! ) / 100;
		return (
			calm.find( ( { weight } ) => ( left -= weight ) < 0 )?.score ?? 0
		);
	} );
