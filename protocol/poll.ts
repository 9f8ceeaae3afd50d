/**
 * Long polling: what a browser posts to `/v1/poll`, and what it is answered
 * (SPEC 2.10–2.15). The frames are those of the socket.
 */
import * as v from 'valibot';
import { Id, MAX_FRAME_BYTES, Millis, Seq } from './scalars';

/** Frames in one request at most. */
export const POLL_FRAMES = 40;
/** Bytes of one request's body at most: a frame and what stands around it, or a small batch. */
export const POLL_BODY_BYTES = 2 * MAX_FRAME_BYTES;

export const PollRequest = v.object( {
	/** Absent in the first request, which brings the hello. */
	session: v.optional( Id ),
	/** The number of the last frame that this client holds; 0 for none. */
	at: Seq,
	/** The number of `frames[0]`; both directions count from 1. */
	first: v.pipe( v.number(), v.integer(), v.minValue( 1 ) ),
	frames: v.pipe( v.array( v.unknown() ), v.maxLength( POLL_FRAMES ) ),
	/** The page is not looked at: others of this person go before it. */
	hidden: v.optional( v.boolean() ),
	/** The page goes away, and its session with it. */
	end: v.optional( v.boolean() ),
} );
export type PollRequest = v.InferOutput< typeof PollRequest >;

/** As a socket's close: a code of `codes.ts` and its name. */
const Close = v.object( { code: v.number(), reason: v.string() } );

export const PollAnswer = v.object( {
	session: Id,
	/** The number of `frames[0]`, or of the next one to come. */
	first: v.pipe( v.number(), v.integer(), v.minValue( 1 ) ),
	frames: v.array( v.unknown() ),
	/** Stay away for so many ms: other pages of this person wait already. */
	again: v.optional( Millis ),
	/** After these frames the session is over. */
	close: v.optional( Close ),
} );
export type PollAnswer = v.InferOutput< typeof PollAnswer >;

/** A refusal that a new session, or a new token, may mend. */
export const PollRefusal = v.object( { close: Close } );
