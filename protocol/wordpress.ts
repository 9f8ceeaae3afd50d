/** What WordPress and the sidecar tell each other over signed calls; PHP writes these shapes. */
import * as v from 'valibot';
import { Agent } from './events';
import { mendDetection } from './mend-detection';
import { ModelSettings } from './model';
import { Id, ShortText, Text } from './scalars';
import { ToolWords } from './tool-words';

/** `BATON_CONNECTION`, decoded. */
export const Connection = v.object( {
	/** The home URL, no slash at its end: what OAuth signs and Origin is compared with. */
	url: v.pipe( v.string(), v.url() ),
	/** The REST root as WordPress builds it ("https://shop/wp-json/", "…/?rest_route=/"). */
	rest: v.pipe( v.string(), v.url() ),
	shop: Id,
	secret: v.pipe( v.string(), v.minLength( 32 ) ),
	/** wc/v3 consumer key ("ck_…") and secret ("cs_…") of the read-only service user. */
	key: v.string(),
	consumerSecret: v.string(),
} );
export type Connection = v.InferOutput< typeof Connection >;

/** Said where WordPress is of a version that does not say it. */
const MODEL_NOTICE =
	'Our assistant is an AI. To answer you, what is written here is sent to an outside AI service; e-mail addresses, phone and card numbers are taken out first.';
const MODEL_CONSENT =
	'Our assistant uses an outside AI service. May I send what is written here to it, without e-mail addresses, phone and card numbers? If not, I answer from our shop’s pages.';

/** Words with `{placeholders}`; owners edit them, WordPress translates the defaults. */
export const Words = v.object( {
	/** {agent} */
	handoff: Text,
	/** Stands in {agent}'s place when all are busy. */
	team: ShortText,
	/** {next_opening} */
	afterHours: Text,
	/** Stands in {next_opening}'s place while no opening hours are set. */
	nextOpening: ShortText,
	/** {emergency_contact}; shown after hours when a contact is set. */
	emergency: Text,
	/** {agent}, {problem} */
	opening: Text,
	/** {agent} */
	joined: Text,
	/** {agent}, {named} */
	joinedInstead: Text,
	/** {agent} */
	returned: Text,
	cancelled: Text,
	closed: Text,
	/** {number}, {email} */
	ticketSent: Text,
	/** {topic}: answer when nothing fits; offers a person. */
	unknown: Text,
	/** Stands before a quoted passage. {title} */
	quoted: Text,
	/** Before the first words go to a model outside. */
	modelNotice: v.optional( Text, MODEL_NOTICE ),
	/** Asks whether they may, where the owner requires it. */
	modelConsent: v.optional( Text, MODEL_CONSENT ),
	/** The {problem} of the opening, by what it is about. */
	problems: v.object( {
		order: Text,
		delivery: Text,
		refund: Text,
		product: Text,
		account: Text,
		/** {question}: the customer's own first question. */
		other: Text,
		/** They asked for a person and said nothing else. */
		none: Text,
	} ),
	/** Absent from a plugin that does not know of tools: then there are none. */
	tools: v.optional( ToolWords ),
} );
export type Words = v.InferOutput< typeof Words >;

export const ShopSettings = v.object( {
	shop: v.object( {
		id: Id,
		name: ShortText,
		url: Text,
		locale: ShortText,
		timeZone: ShortText,
		currency: ShortText,
	} ),
	assistantName: ShortText,
	/** Everybody with `baton_answer_chats`, in the order in which routing rings them. */
	agents: v.array( Agent ),
	emergencyContact: ShortText,
	typingPreview: v.boolean(),
	/** When somebody is there, in the owner's words. */
	hours: v.optional( Text, '' ),
	/** The names of wc/v3's statuses and of plugins' own: "on-hold" → "On hold". */
	orderStatuses: v.optional( v.record( v.string(), ShortText ) ),
	words: Words,
	model: v.optional( ModelSettings, {} ),
	/** Absent: `STANDARD_DETECTION`. What does not fit takes nothing else with it. */
	detection: v.optional(
		v.pipe(
			v.unknown(),
			v.transform( ( given ) => mendDetection( given ).detection )
		)
	),
} );
export type ShopSettings = v.InferOutput< typeof ShopSettings >;

/** One page of the shop's published pages, as text. */
export const ContentPage = v.object( {
	pages: v.array(
		v.object( {
			id: v.number(),
			title: ShortText,
			url: Text,
			/** Plain text, paragraphs and list items separated by "\n"; headings as "# …". */
			text: v.string(),
			/** UTC milliseconds of the last change. */
			changedAt: v.number(),
		} )
	),
	/** How many pages of 50 there are. */
	totalPages: v.number(),
} );
export type ContentPage = v.InferOutput< typeof ContentPage >;

/** What of the sidecar's call arrived at WordPress, for the connection test. */
export const ShopSeen = v.object( {
	/** WordPress knows that it is on https. */
	https: v.boolean(),
	/** The header Authorization came through. */
	authorization: v.boolean(),
} );
export type ShopSeen = v.InferOutput< typeof ShopSeen >;

export const Mail = v.object( {
	/** Idempotency key, ≤ 64 characters. */
	key: Id,
	kind: v.literal( 'ticket' ),
	number: ShortText,
	name: ShortText,
	email: ShortText,
	about: Text,
	/** The conversation so far, a line per message: "{time} {speaker}: {text}". */
	transcript: v.string(),
	/** The conversation, for the desk's link. */
	conversation: Id,
} );
export type Mail = v.InferOutput< typeof Mail >;
