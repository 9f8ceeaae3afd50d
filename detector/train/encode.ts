/** A model as the weights file, see `decodeWeights`. */
import { bySize } from '../../sidecar/conversation/escalation/hash';
import {
	FORMAT,
	type Source,
	type WeightsFile,
} from '../../sidecar/conversation/escalation/weights';
import {
	TRIGGERS,
	WORD_TRIGGERS,
} from '../../sidecar/conversation/escalation/word-triggers';
import { placesColumns, table } from '../compile/table';
import type { Model } from './model';

/** The largest int8. */
const MOST = 127;
/** Of the largest weights, so many in ten thousand are cut off: one must not make all others coarse. */
const CUT = 5;

export function encode(
	{ dictionary, weights, bias }: Model,
	thresholds: number[],
	learnedFrom: Source[]
): WeightsFile {
	const step = WORD_TRIGGERS.map( ( _, trigger ) => {
		const sizes = [ ...dictionary.values() ]
			.map( ( row ) => Math.abs( weights[ row * TRIGGERS + trigger ]! ) )
			.sort( ( a, b ) => b - a );
		const most =
			sizes[ Math.floor( ( sizes.length * CUT ) / 10_000 ) ] ?? 1;
		return Math.max( most, 1e-6 ) / MOST;
	} );
	const coarse = ( row: number, trigger: number ) =>
		Math.max(
			-MOST,
			Math.min(
				MOST,
				Math.round(
					weights[ row * TRIGGERS + trigger ]! / step[ trigger ]!
				)
			)
		);
	const kept = [ ...dictionary ]
		.filter( ( [ , row ] ) =>
			step.some( ( _, trigger ) => coarse( row, trigger ) !== 0 )
		)
		.sort( ( [ a ], [ b ] ) => bySize( a, b ) );
	return {
		format: FORMAT,
		learnedFrom,
		triggers: WORD_TRIGGERS,
		bias: bias.map( ( one, trigger ) => one - thresholds[ trigger ]! ),
		step,
		features: kept.length,
		table: table( [
			...placesColumns( kept.map( ( [ feature ] ) => feature ) ),
			[
				1,
				kept.flatMap( ( [ , row ] ) =>
					step.map( ( _, trigger ) => coarse( row, trigger ) )
				),
			],
		] ),
	};
}
