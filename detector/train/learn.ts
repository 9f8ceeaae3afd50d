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
import {
	TRIGGERS,
	WORD_TRIGGERS,
} from '../../sidecar/conversation/escalation/word-triggers';
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

/** Who is so nearly right learns nothing more. */
const LEAST_ERROR = 1e-3;

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
	bias: number[];
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

/** All triggers at once: `TRIGGERS` weights for each feature side by side. */
export function learn(
	examples: Example[],
	prepared: Prepared[],
	size: number,
	{ epochs, rate, l2, across }: Learning = LEARNING
): Linear {
	const weights = new Float64Array( size * TRIGGERS );
	const past = new Float64Array( size * TRIGGERS ).fill( 1e-6 );
	const bias = new Float64Array( TRIGGERS ).fill( -2 );
	const pastBias = new Float64Array( TRIGGERS ).fill( 1e-6 );
	const wanted = examples.map( wantedOf );
	const counts = examples.map( ( one ) => countsOf( one, across ) );
	const among = chance( 12345 );
	const order = examples.map( ( _, i ) => i );
	const sums = new Float64Array( TRIGGERS );
	for ( let epoch = 0; epoch < epochs; epoch++ ) {
		shuffle( order, among );
		for ( const i of order ) {
			const { index, value } = prepared[ i ]!;
			sums.set( bias );
			for ( let k = 0; k < index.length; k++ ) {
				const at = index[ k ]! * TRIGGERS;
				for ( let trigger = 0; trigger < TRIGGERS; trigger++ ) {
					sums[ trigger ]! += weights[ at + trigger ]! * value[ k ]!;
				}
			}
			for ( let trigger = 0; trigger < TRIGGERS; trigger++ ) {
				const error =
					( 1 / ( 1 + Math.exp( -sums[ trigger ]! ) ) -
						wanted[ i ]![ trigger ]! ) *
					counts[ i ]![ trigger ]!;
				if ( Math.abs( error ) < LEAST_ERROR ) {
					continue;
				}
				for ( let k = 0; k < index.length; k++ ) {
					const at = index[ k ]! * TRIGGERS + trigger;
					const slope = error * value[ k ]! + l2 * weights[ at ]!;
					past[ at ]! += slope * slope;
					weights[ at ]! -=
						( rate * slope ) / Math.sqrt( past[ at ]! );
				}
				pastBias[ trigger ]! += error * error;
				bias[ trigger ]! -=
					( rate * error ) / Math.sqrt( pastBias[ trigger ]! );
			}
		}
	}
	return { weights, bias: [ ...bias ] };
}

const wantedOf = ( { triggers }: Example ) =>
	WORD_TRIGGERS.map( ( trigger ) => Number( triggers.includes( trigger ) ) );

/** What an example weighs for each trigger. */
const countsOf = ( { unsure, triggers, weight }: Example, across: number ) =>
	WORD_TRIGGERS.map( ( trigger ) => {
		if ( triggers.includes( trigger ) ) {
			return weight;
		}
		if ( unsure.includes( trigger ) ) {
			return 0;
		}
		return weight * ( triggers.length > 0 ? across : 1 );
	} );

function shuffle( order: number[], among: ReturnType< typeof chance > ): void {
	for ( let i = order.length - 1; i > 0; i-- ) {
		const j = among( i + 1 );
		[ order[ i ], order[ j ] ] = [ order[ j ]!, order[ i ]! ];
	}
}
