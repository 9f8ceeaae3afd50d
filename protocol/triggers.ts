/** What makes a person come. */
import * as v from 'valibot';

/** The triggers that are judged by their words. */
export const WordTrigger = v.picklist( [
	'explicit_request',
	'frustration',
	'refund_dispute',
] );
export type WordTrigger = v.InferOutput< typeof WordTrigger >;

/** Those that count what was answered. */
export const CountedTrigger = v.picklist( [
	'repeated_failure',
	'out_of_scope',
] );
export type CountedTrigger = v.InferOutput< typeof CountedTrigger >;

/** The triggers that the detector decides. */
export const DetectedTrigger = v.picklist( [
	...WordTrigger.options,
	...CountedTrigger.options,
] );
export type DetectedTrigger = v.InferOutput< typeof DetectedTrigger >;

/** Why a handoff is opened; an assistant that failed is found out by no detector. */
export const Trigger = v.picklist( [
	...DetectedTrigger.options,
	'assistant_failed',
] );
export type Trigger = v.InferOutput< typeof Trigger >;
