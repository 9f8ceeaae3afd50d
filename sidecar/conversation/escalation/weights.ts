/**
 * The learned weights: for each feature, how much it speaks for each trigger.
 *
 * `table` is base64 of all features (int32, little endian), then of their
 * weights (int8, one row of `triggers` after the other).
 */
import type { LookUp } from './vector';
import { TRIGGERS, WORD_TRIGGERS } from './word-triggers';

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
	/** `TRIGGERS` numbers for each row. */
	weights: Float32Array;
	/** A feature's row, below zero for one that is not known. */
	lookUp: LookUp;
}

/** @throws {Error} When the file is of another format. */
export function decodeWeights( given: WeightsFile ): Weights {
	const { features, step, bias } = given;
	if (
		given.format !== 1 ||
		given.triggers.join() !== WORD_TRIGGERS.join()
	) {
		throw new Error(
			'The weights of the escalation detector are of another version.'
		);
	}
	const bytes = new Uint8Array( Buffer.from( given.table, 'base64' ) ).buffer;
	return { bias, ...rows( bytes, features, step ) };
}

/** By open addressing. */
function rows( bytes: ArrayBuffer, features: number, step: number[] ) {
	const names = new DataView( bytes );
	const byTrigger = new Int8Array( bytes, features * 4 );
	let size = 2;
	while ( size < features * 2 ) {
		size *= 2;
	}
	const mask = size - 1;
	// Feature and row side by side: one look into the memory for both.
	const places = new Int32Array( size * 2 ).fill( -1 );
	const weights = new Float32Array( features * TRIGGERS );
	for ( let i = 0; i < features; i++ ) {
		const feature = names.getInt32( i * 4, true );
		let at = feature & mask;
		while ( places[ 2 * at + 1 ]! >= 0 ) {
			at = ( at + 1 ) & mask;
		}
		places[ 2 * at ] = feature;
		places[ 2 * at + 1 ] = i;
		for ( let trigger = 0; trigger < TRIGGERS; trigger++ ) {
			weights[ i * TRIGGERS + trigger ] =
				byTrigger[ trigger * features + i ]! * step[ trigger ]!;
		}
	}
	const lookUp = ( feature: number ) => {
		let at = feature & mask;
		while ( places[ 2 * at + 1 ]! >= 0 && places[ 2 * at ] !== feature ) {
			at = ( at + 1 ) & mask;
		}
		return places[ 2 * at + 1 ]!;
	};
	return { weights, lookUp };
}
