/** The bounds that every frame keeps, whoever sent it. */
import * as v from 'valibot';

/** Characters (UTF-16 units) of one message at most. */
export const MAX_TEXT = 8000;
/** Bytes of one frame at most, either way over one socket message. */
export const MAX_FRAME_BYTES = 64 * 1024;

/** What is made by programs: no blanks, nothing that two stores might read differently. */
export const Id = v.pipe(
	v.string(),
	v.minLength( 1 ),
	v.maxLength( 64 ),
	v.regex( /^[\x21-\x7e]+$/ )
);
export const Text = v.pipe( v.string(), v.maxLength( MAX_TEXT ) );
export const ShortText = v.pipe( v.string(), v.maxLength( 320 ) );
export const Seq = v.pipe( v.number(), v.safeInteger(), v.minValue( 0 ) );
export const Millis = v.pipe( v.number(), v.safeInteger(), v.minValue( 0 ) );
/** What a person typed to be sent: not empty once trimmed. */
export const Typed = v.pipe(
	v.string(),
	v.maxLength( MAX_TEXT ),
	v.check( ( text ) => text.trim() !== '', 'must not be empty' )
);
