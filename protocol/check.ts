/** What the sidecar tells the connection test of how it is reached. */
import * as v from 'valibot';
import type { ShopReason } from './shop';
import { Millis } from './scalars';
import type { ShopSeen } from './wordpress';

/**
 * An address that is nobody's (RFC 5737). WordPress sends it in
 * X-Forwarded-For: a sidecar that takes it for the caller's believes anybody.
 */
export const MADE_UP_ADDRESS = '192.0.2.1';

/** Whether the sidecar found out whose call this was. */
export const Forwarding = v.object( {
	/**
	 * What BATON_TRUST_PROXY does to this call. `believes`: addresses that
	 * anybody may make up are taken for true. `doubts`: the web server's own
	 * address is taken for everybody's.
	 */
	trust: v.picklist( [ 'right', 'believes', 'doubts' ] ),
	/** How many web servers said whom they pass on: what BATON_TRUST_PROXY should be. */
	hops: v.pipe( v.number(), v.integer(), v.minValue( 0 ) ),
} );
export type Forwarding = v.InferOutput< typeof Forwarding >;

/** The answer of POST /v1/check. */
export const CheckAnswer = v.object( {
	now: Millis,
	/** As it arrived; a browser sends it with every POST. */
	origin: v.nullable( v.string() ),
	originAllowed: v.boolean(),
	/** The caller came over https, as far as the sidecar is told. */
	secure: v.boolean(),
	forwarding: Forwarding,
} );
export type CheckAnswer = v.InferOutput< typeof CheckAnswer >;

export interface Check {
	name: string;
	ok: boolean;
	/** What is wrong and how to mend it, when not ok. */
	problem?: string;
	/** The same for WordPress, which says it in the owner's language. */
	reason?: ShopReason;
}

/** The answer of POST /v1/shop/diagnose is this, `now` and `forwarding`. */
export interface Diagnosis {
	/** By name: settings, orders, and bodies where settings are right. */
	checks: Check[];
	/** Absent when nothing arrived there. */
	shop?: ShopSeen;
}

/** The sidecar's 404. */
export const NotFound = v.object( {
	code: v.literal( 'not_found' ),
	/** As it arrived. */
	path: v.string(),
	/** BATON_BASE_PATH */
	basePath: v.string(),
} );
