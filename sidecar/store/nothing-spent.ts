import type { Spent } from '../ports';

export const NOTHING_SPENT: Spent = {
	micros: 0,
	input: 0,
	output: 0,
	requests: 0,
};
