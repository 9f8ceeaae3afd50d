/**
 * The learned weights: for each feature, how much it speaks for each trigger.
 *
 * `table` holds all features (as `Numbers.places` reads them), then their weights (int8, those of
 * one feature for each trigger side by side).
 */
import { Numbers } from './numbers';
import type { LookUp } from './vector';
import { TRIGGERS, WORD_TRIGGERS } from './word-triggers';

export const FORMAT = 2;

/** What the weights were learned from. */
export interface Source {
	name: string;
	licence: string;
	sha256: string;
	sentences: number;
}

export interface WeightsFile {
	format: number;
	learnedFrom: Source[];
	triggers: readonly string[];
	/** Added to a sum, so that zero is where the trigger is pulled. */
	bias: number[];
	/** What 1 in the table stands for. */
	step: number[];
	features: number;
	table: string;
}

export interface Weights {
	bias: number[];
	/** `TRIGGERS` numbers for each row, in steps. */
	weights: Float32Array | Int8Array;
	/** By trigger. */
	step: number[];
	/** A feature's row, below zero for one that is not known. */
	lookUp: LookUp;
}

/** @throws {Error} When the file is of another format. */
export function decodeWeights( given: WeightsFile ): Weights {
	const { features, step, bias } = given;
	if (
		given.format !== FORMAT ||
		given.triggers.join() !== WORD_TRIGGERS.join()
	) {
		throw new Error(
			'The weights of the escalation detector are of another version.'
		);
	}
	const numbers = new Numbers( given.table );
	const places = numbers.places( features );
	return {
		bias,
		step,
		weights: numbers.int8( features * TRIGGERS ),
		lookUp: ( feature ) => places.of( feature ),
	};
}
