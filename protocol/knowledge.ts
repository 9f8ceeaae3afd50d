/** What WordPress and the sidecar tell each other of what the assistant answers from. */
import * as v from 'valibot';
import { Id, Millis, ShortText } from './scalars';
import { SHOP_REASONS } from './shop';

/** What begins a document's id: "page:12", "shipping:2". */
export const CATALOGUE_KINDS = [
	'page',
	'post',
	'product',
	'shipping',
	'payment',
	'entry',
] as const;
export const CatalogueKind = v.picklist( CATALOGUE_KINDS );
export type CatalogueKind = v.InferOutput< typeof CatalogueKind >;

const KINDS = CATALOGUE_KINDS.join( '|' );
export const DocumentId = v.pipe(
	v.string(),
	v.regex( new RegExp( `^(?:${ KINDS }):[a-z0-9_-]{1,40}$` ) )
);

/** UTF-16 units. */
export const MAX_DOCUMENT = 250_000;

export const WireDocument = v.object( {
	id: DocumentId,
	kind: v.picklist( [ 'page', 'post', 'product', 'entry', 'shop' ] ),
	title: ShortText,
	/** Absent where no page says it. */
	url: v.optional(
		v.pipe( v.string(), v.maxLength( 2000 ), v.regex( /^https?:\/\//i ) )
	),
	/** Paragraphs separated by "\n"; headings begin with "# ". */
	text: v.pipe( v.string(), v.maxLength( MAX_DOCUMENT ) ),
	/** What it answers, in the words of those who ask. */
	questions: v.optional( v.pipe( v.array( ShortText ), v.maxLength( 50 ) ) ),
} );
export type WireDocument = v.InferOutput< typeof WireDocument >;

const Words = v.pipe(
	v.string(),
	v.transform( ( text ) => text.slice( 0, 1000 ) )
);

/** Of each kind that was asked for: of each document, by what follows the colon of its id, a text that changes when it does. */
export const KnowledgeListing = v.object( {
	kinds: v.record(
		v.string(),
		v.union( [
			v.object( {
				stamps: v.record( v.string(), v.string() ),
			} ),
			/** Why this kind could not be listed. */
			v.object( { problem: Words } ),
		] )
	),
} );
export type KnowledgeListing = v.InferOutput< typeof KnowledgeListing >;

export const KnowledgeRead = v.object( {
	/** `WireDocument`s; each is read alone, so that one costs no other. */
	documents: v.array( v.unknown() ),
	/** Of the ids that were asked for: not there, or not for everybody. */
	gone: v.array( v.string() ),
	/** By kind, why it could not be read; nothing is said of its documents then. */
	problems: v.record( v.string(), Words ),
} );

/** `POST /v1/shop/changed` */
export const KnowledgeChanged = v.object( {
	/** "page:12": read it again, or find that it is gone; "page": all pages. */
	changed: v.optional(
		v.pipe(
			v.array( v.union( [ CatalogueKind, DocumentId ] ) ),
			v.maxLength( 2000 )
		),
		[]
	),
	/** Taken as they are. */
	documents: v.optional(
		v.pipe( v.array( WireDocument ), v.maxLength( 50 ) ),
		[]
	),
	gone: v.optional( v.pipe( v.array( DocumentId ), v.maxLength( 50 ) ), [] ),
	/** The gap that these documents close. */
	closes: v.optional( v.pipe( v.number(), v.safeInteger() ) ),
} );
export type KnowledgeChanged = v.InferOutput< typeof KnowledgeChanged >;

/** `POST /v1/shop/gaps` */
export const GapChange = v.object( {
	dismiss: v.pipe( v.number(), v.safeInteger() ),
} );

/** Questions of one meaning that nobody could answer. */
export const Gap = v.object( {
	id: v.pipe( v.number(), v.safeInteger() ),
	/** As it was first asked, without addresses and numbers of cards and telephones. */
	question: ShortText,
	/** Other words for it, newest first. */
	wordings: v.array( ShortText ),
	count: v.pipe( v.number(), v.safeInteger() ),
	firstAt: Millis,
	lastAt: Millis,
	/** The latest conversation. */
	conversation: Id,
} );
export type Gap = v.InferOutput< typeof Gap >;

export const KindState = v.object( {
	kind: CatalogueKind,
	/** That answers can be taken from. */
	documents: v.number(),
	/** While some are being read. */
	reading: v.optional( v.object( { done: v.number(), of: v.number() } ) ),
	/** When it was last as the shop is. */
	syncedAt: v.optional( Millis ),
	/** Why the last attempt failed; what was read before stays. */
	problem: v.optional(
		v.object( {
			reason: v.picklist( SHOP_REASONS ),
			/** In the shop's own words. */
			detail: v.optional( v.string() ),
			at: Millis,
			/** When it is tried again. */
			nextAt: Millis,
		} )
	),
} );
export type KindState = v.InferOutput< typeof KindState >;

/** What every one of these routes answers. */
export const KnowledgeState = v.object( {
	now: Millis,
	kinds: v.array( KindState ),
	/** The most frequent first. */
	gaps: v.array( Gap ),
} );
export type KnowledgeState = v.InferOutput< typeof KnowledgeState >;
