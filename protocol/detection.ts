/**
 * How the owner wants the escalation detector to decide, and what it says of a
 * sentence that they try.
 *
 * Every setting has a default, so that settings from before it still decode.
 */
import * as v from 'valibot';
import { Text } from './scalars';
import { DetectedTrigger, WordTrigger } from './triggers';

/** How soon a trigger that is judged by its words fires. */
export const Sensitivity = v.picklist( [ 'low', 'medium', 'high' ] );
export type Sensitivity = v.InferOutput< typeof Sensitivity >;

/** The languages that the detector has learned. */
export const DetectedLanguage = v.picklist( [
	'en',
	'de',
	'es',
	'fr',
	'it',
	'pt',
	'nl',
	'zh',
	'hi',
] );
export type DetectedLanguage = v.InferOutput< typeof DetectedLanguage >;

/** Of own phrases, so many; each so long. */
export const PHRASES_AT_MOST = 200;
export const PHRASE_LONGEST = 120;

const on = v.optional( v.boolean(), true );
const sensitivity = v.optional( Sensitivity, 'medium' );

/** `disputes`: their own money back; `anything`: every mention of refunds. */
export const RefundPolicy = v.picklist( [ 'disputes', 'anything' ] );
export type RefundPolicy = v.InferOutput< typeof RefundPolicy >;

const Explicit = v.object( { on, sensitivity } );
const Frustration = v.object( { on, sensitivity } );
const Refund = v.object( {
	on,
	sensitivity,
	policy: v.optional( RefundPolicy, 'disputes' ),
} );
const Count = ( least: number, most: number, standard: number ) =>
	v.optional(
		v.pipe(
			v.number(),
			v.integer(),
			v.minValue( least ),
			v.maxValue( most )
		),
		standard
	);
const Repeated = v.object( {
	on,
	/** Answers to one question without a word that it helped. */
	count: Count( 2, 10, 3 ),
} );
const OutOfScope = v.object( {
	on,
	/** Questions in a row without an answer. */
	count: Count( 1, 10, 2 ),
} );

/** The owner's own words. */
const Phrase = v.object( {
	trigger: DetectedTrigger,
	text: v.pipe( v.string(), v.minLength( 1 ), v.maxLength( PHRASE_LONGEST ) ),
	/**
	 * `add`: a message with these words pulls the trigger. `remove`: these
	 * words are not read when that trigger is judged.
	 */
	effect: v.picklist( [ 'add', 'remove' ] ),
	/** In messages of this language only; absent: in all. */
	language: v.optional( DetectedLanguage ),
} );
export type Phrase = v.InferOutput< typeof Phrase >;

/** What is different for messages of one language. */
const ForLanguage = v.object( {
	language: DetectedLanguage,
	trigger: WordTrigger,
	on: v.optional( v.boolean() ),
	sensitivity: v.optional( Sensitivity ),
} );

export const Detection = v.object( {
	explicit_request: v.optional( Explicit, {} ),
	frustration: v.optional( Frustration, {} ),
	refund_dispute: v.optional( Refund, {} ),
	repeated_failure: v.optional( Repeated, {} ),
	out_of_scope: v.optional( OutOfScope, {} ),
	phrases: v.optional(
		v.pipe( v.array( Phrase ), v.maxLength( PHRASES_AT_MOST ) ),
		[]
	),
	languages: v.optional(
		v.pipe( v.array( ForLanguage ), v.maxLength( 100 ) ),
		[]
	),
} );
export type Detection = v.InferOutput< typeof Detection >;

/** What holds where the owner said nothing. */
export const STANDARD_DETECTION: Detection = v.parse( Detection, {} );

/** `POST /v1/shop/detect`: what would be decided of this message with these settings. */
export const DetectionTry = v.object( {
	text: Text,
	detection: v.optional( Detection, {} ),
} );
export type DetectionTry = v.InferOutput< typeof DetectionTry >;

/**
 * Of one trigger: whether it is pulled, how near it is (0 to 1; at `limit` it is
 * pulled), and the words that speak for it (`weight` above zero) or against it,
 * at UTF-16 offsets `start` to `end`, the weightiest first.
 */
const TriedTrigger = v.object( {
	trigger: DetectedTrigger,
	on: v.boolean(),
	pulled: v.boolean(),
	score: v.number(),
	limit: v.number(),
	words: v.array(
		v.object( {
			start: v.number(),
			end: v.number(),
			weight: v.number(),
			/** It is an own phrase of the owner's. */
			phrase: v.optional( v.boolean() ),
		} )
	),
} );
export type TriedTrigger = v.InferOutput< typeof TriedTrigger >;

export const DetectionTried = v.object( {
	escalate: v.boolean(),
	triggers: v.array( TriedTrigger ),
	/** The likeliest; absent when no word tells. */
	language: v.optional( DetectedLanguage ),
} );
export type DetectionTried = v.InferOutput< typeof DetectionTried >;
