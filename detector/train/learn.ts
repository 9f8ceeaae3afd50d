/** Logistic regression by AdaGrad: one linear model per trigger. */
import {
	eachFeature,
	gather,
} from '../../sidecar/conversation/escalation/vector';
import { readText } from '../../sidecar/conversation/escalation/lexicon';
import {
	contents,
	shape,
	Group,
} from '../../sidecar/conversation/escalation/features';
import type { WordTrigger } from '../../sidecar/conversation/escalation/word-triggers';
import { chance } from './chance';
import type { Example } from './examples';

export interface Learning {
	epochs: number;
	rate: number;
	l2: number;
	/** What an example of another trigger weighs as a negative one. */
	across: number;
}

export const LEARNING: Learning = {
	epochs: 20,
	rate: 0.15,
	l2: 1e-4,
	across: 0.3,
};

/** Words and letters of a single sentence say nothing of others. */
const LEAST_GROUPS: number[] = [];
LEAST_GROUPS[ Group.Words ] = 2;
LEAST_GROUPS[ Group.Letters ] = 2;
LEAST_GROUPS[ Group.Classes ] = 1;
LEAST_GROUPS[ Group.Shape ] = 1;

/** Feature to index. */
export type Dictionary = Map< number, number >;
export interface Linear {
	weights: Float64Array;
	bias: number;
}

export function dictionaryOf( examples: Example[] ): Dictionary {
	const seen = new Map< number, { count: number; group: string } >();
	const dictionary: Dictionary = new Map();
	for ( const { text, group } of examples ) {
		const read = readText( text );
		const count = ( feature: number, kind: Group ) => {
			const known = seen.get( feature ) ?? { count: 0, group: '' };
			if ( known.group !== group ) {
				known.group = group;
				known.count++;
				seen.set( feature, known );
				if ( known.count === LEAST_GROUPS[ kind ] ) {
					dictionary.set( feature, dictionary.size );
				}
			}
		};
		contents( read, count );
		shape( read, 0, read.tokens.length, count );
	}
	return dictionary;
}

export interface Prepared {
	index: Int32Array;
	value: Float32Array;
}

/** The whole of each text; its sentences are looked at one by one only when deciding. */
export const prepare = (
	examples: Example[],
	dictionary: Dictionary
): Prepared[] =>
	examples.map( ( { text } ) => {
		const lookUp = ( feature: number ) => dictionary.get( feature ) ?? -1;
		const gathered = gather( readText( text ), lookUp );
		const index: number[] = [];
		const value: number[] = [];
		eachFeature(
			gathered,
			lookUp,
			[ 0, gathered.pieces.length ],
			( one, much ) => {
				index.push( one );
				value.push( much );
			}
		);
		return {
			index: Int32Array.from( index ),
			value: Float32Array.from( value ),
		};
	} );

export function learn(
	examples: Example[],
	prepared: Prepared[],
	size: number,
	trigger: WordTrigger,
	{ epochs, rate, l2, across }: Learning = LEARNING
): Linear {
	const weights = new Float64Array( size );
	const past = new Float64Array( size ).fill( 1e-6 );
	let bias = -2;
	let pastBias = 1e-6;
	const wanted = examples.map( ( { triggers } ) =>
		Number( triggers.includes( trigger ) )
	);
	const counts = examples.map( ( { unsure, triggers, weight }, i ) => {
		if ( wanted[ i ] ) {
			return weight;
		}
		if ( unsure.includes( trigger ) ) {
			return 0;
		}
		return weight * ( triggers.length > 0 ? across : 1 );
	} );
	const among = chance( 12345 );
	const order = examples.map( ( _, i ) => i );
	for ( let epoch = 0; epoch < epochs; epoch++ ) {
		for ( let i = order.length - 1; i > 0; i-- ) {
			const j = among( i + 1 );
			[ order[ i ], order[ j ] ] = [ order[ j ]!, order[ i ]! ];
		}
		for ( const i of order ) {
			const { index, value } = prepared[ i ]!;
			let sum = bias;
			for ( let k = 0; k < index.length; k++ ) {
				sum += weights[ index[ k ]! ]! * value[ k ]!;
			}
			const error =
				( 1 / ( 1 + Math.exp( -sum ) ) - wanted[ i ]! ) * counts[ i ]!;
			if ( counts[ i ] === 0 ) {
				continue;
			}
			for ( let k = 0; k < index.length; k++ ) {
				const at = index[ k ]!;
				const slope = error * value[ k ]! + l2 * weights[ at ]!;
				past[ at ]! += slope * slope;
				weights[ at ]! -= ( rate * slope ) / Math.sqrt( past[ at ]! );
			}
			pastBias += error * error;
			bias -= ( rate * error ) / Math.sqrt( pastBias );
		}
	}
	return { weights, bias };
}
