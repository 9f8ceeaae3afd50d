/** The generators of chance.cjs, with their types. */
const all = require( './chance.cjs' );

/** Numbers 0 ≤ x < 1, the same ones for the same seed. */
export const chance: ( seed: number ) => () => number = all.chance;

/** Whole numbers from 0 up to `below`, the same ones for the same seed. */
export const choice: ( seed: number ) => ( below: number ) => number =
	all.choice;
