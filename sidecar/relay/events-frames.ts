/** Events as frames, for one audience, none larger than a frame may be. */
import { MAX_FRAME_BYTES } from '../../protocol';
import type { Written } from '../ports';

export type Receiver = 'customer' | 'agent';

/** Left for the frame around the events. */
const ROOM = MAX_FRAME_BYTES - 512;

const maySee = ( receiver: Receiver, { audience }: Written ) =>
	audience === 'all' || receiver === 'agent';

/**
 * At least one frame, also without events.
 * @param receiver
 * @param conversation
 * @param after        The number before the first event.
 * @param upTo         The number of the last, hidden or not.
 * @param events       Of every audience, in order.
 */
export function eventsFrames(
	receiver: Receiver,
	conversation: string,
	after: number,
	upTo: number,
	events: Written[]
): string[] {
	const frames: string[] = [];
	let from = after;
	let texts: string[] = [];
	let bytes = 0;
	const end = ( to: number ) => {
		frames.push(
			`{"type":"events","conversation":${ JSON.stringify(
				conversation
			) },"after":${ from },"upTo":${ to },"events":[${ texts.join(
				','
			) }]}`
		);
		from = to;
		texts = [];
		bytes = 0;
	};
	for ( const event of events ) {
		if ( ! maySee( receiver, event ) ) {
			continue;
		}
		const { seq, text } = event;
		const size = Buffer.byteLength( text ) + 1;
		if ( texts.length > 0 && bytes + size > ROOM ) {
			end( seq - 1 );
		}
		texts.push( text );
		bytes += size;
	}
	end( upTo );
	return frames;
}
