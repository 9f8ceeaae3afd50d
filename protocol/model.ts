/** What an owner sets about the model, and reads about its cost. Money is in US dollars. */
import * as v from 'valibot';
import { ShortText } from './scalars';

/** Dollars, at most; more is a slip of the keyboard. */
export const MOST_DOLLARS = 1_000_000;
const Dollars = v.pipe(
	v.number(),
	v.finite(),
	v.minValue( 0 ),
	v.maxValue( MOST_DOLLARS )
);

export const ModelSettings = v.object( {
	/** Nothing goes to the model before the customer agreed. */
	consent: v.optional( v.boolean(), false ),
	/** Of a million tokens that are sent, and that come back. */
	inputPrice: v.optional( Dollars, 0 ),
	outputPrice: v.optional( Dollars, 0 ),
	/** 0 for none. */
	monthlyLimit: v.optional( Dollars, 0 ),
} );
export type ModelSettings = v.InferOutput< typeof ModelSettings >;

const Whole = v.pipe( v.number(), v.integer() );

/** The answer of the sidecar's `/v1/shop/spending`. */
export const ModelSpending = v.object( {
	/** Its name; '' while answers are quoted. */
	model: ShortText,
	/** Of the shop's calendar: "2026-11". */
	month: ShortText,
	/** Millionths of a dollar. */
	micros: Whole,
	/** Tokens. */
	input: Whole,
	output: Whole,
	requests: Whole,
	conversations: Whole,
	/** Answers are quoted until the month ends. */
	limitReached: v.boolean(),
} );
export type ModelSpending = v.InferOutput< typeof ModelSpending >;
