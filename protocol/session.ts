/** What WordPress answers when a browser asks who it is; PHP writes these shapes. */
import * as v from 'valibot';
import { Id, Millis, ShortText, Text } from './scalars';

/** The answer of `?wc-ajax=baton_session` (POST). */
export const CustomerSession = v.object( {
	/** JWT, HS256, 10 minutes. */
	token: v.string(),
	tokenEnds: Millis,
	/** The sidecar's public URL without a slash at its end. */
	sidecarUrl: Text,
	/** The shop's id: two shops on one origin keep their things apart. */
	shop: Id,
	/** The visitor's id: what the browser's own storage is kept under. */
	visitor: Id,
	/** Who is logged in, if anybody. */
	customer: v.optional( v.object( { name: ShortText, email: ShortText } ) ),
	/** The panel's scripts, so that cached pages survive updates. */
	panel: v.object( { script: Text } ),
	/** The panel's words in the shop's language (Jed 1.x, as WordPress has them), if any. */
	translations: v.optional( v.record( v.string(), v.unknown() ) ),
	/** The owner's settings for the panel. */
	settings: v.object( {
		accent: ShortText,
		/** The title of the dialog, what the assistant is called. */
		assistantName: ShortText,
		greeting: Text,
		contactUrl: Text,
		/** '' unless the owner wants one to be shown. */
		contactEmail: v.optional( ShortText, '' ),
		typingPreview: v.boolean(),
	} ),
} );
export type CustomerSession = v.InferOutput< typeof CustomerSession >;

/** The answer of POST `/baton/v1/agent-session` (cookie and REST nonce). */
export const AgentSession = v.object( {
	token: v.string(),
	tokenEnds: Millis,
	sidecarUrl: Text,
	agent: v.object( { id: Id, name: ShortText } ),
	/** They may open order screens. */
	mayEditOrders: v.boolean(),
} );
export type AgentSession = v.InferOutput< typeof AgentSession >;

/** The claims of the token. */
export const Claims = v.object( {
	aud: v.picklist( [ 'customer', 'agent' ] ),
	/** The shop's id. */
	shop: Id,
	/** The visitor's id, or the agent's WordPress user id. */
	sub: Id,
	/** WordPress user id of the logged-in customer. */
	customer: v.optional( Id ),
	name: v.optional( ShortText ),
	email: v.optional( ShortText ),
	/** An agent who may open order screens. */
	orders: v.optional( v.boolean() ),
	/** Seconds since 1970, as JWT has it. */
	iat: v.number(),
	exp: v.number(),
} );
export type Claims = v.InferOutput< typeof Claims >;

/** What the page's HTML gives the loader, as `window.batonConfig`: nothing about the visitor. */
export interface LoaderConfig {
	/** The shop's id: what the browser's own storage is kept under. */
	shop: string;
	/** POST here for a `CustomerSession`. */
	sessionUrl: string;
	/** Where availability is asked; '' while no sidecar is connected. */
	sidecarUrl: string;
	accent: string;
	side: 'left' | 'right';
	words: {
		/** "Chat with us" */
		open: string;
		/** "A person is available" */
		available: string;
		/** {count} unread */
		unread: string;
		/** Said while the panel takes long to load, when it did not, and when it would again. */
		slow: string;
		failed: string;
		back: string;
		/** Beside them: what else can be done. */
		again: string;
		contact: string;
		mail: string;
		dismiss: string;
	};
	contactUrl: string;
	/** '' unless the owner wants one to be shown. */
	contactEmail: string;
}
