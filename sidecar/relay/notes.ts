/** What the keeper is told of a socket and of the frames on it. */
import type { CloseName, FrameOf } from '../../protocol';
import type { Context } from '../conversation/context';
import { about, FRAME_TYPES, type Fields, type Log } from '../ports';
import type { Peeked } from './peek';
import type { Session } from './session';

const KNOWN = new Set< string >( FRAME_TYPES );

const aboutSocket = ( {
	id,
	audience,
	transport,
	following,
}: Session ): Fields => ( {
	socket: id,
	audience,
	transport,
	conversation: following,
} );

function aboutFrame(
	session: Session,
	{ type, id, conversation }: Peeked
): Fields {
	return {
		...aboutSocket( session ),
		frame: type !== undefined && KNOWN.has( type ) ? type : 'other',
		request: id,
		...( conversation !== undefined && { conversation } ),
	};
}

type Keeper = Pick< Context, 'log' | 'metrics' >;

/** A log for what goes wrong with this frame. */
export const logOfFrame = (
	{ log }: Keeper,
	session: Session,
	peeked: Peeked
): Log => about( log, aboutFrame( session, peeked ) );

export function noteFrame(
	{ log, metrics }: Keeper,
	session: Session,
	peeked: Peeked
): void {
	metrics.frameReceived( session.audience, peeked.type );
	if ( log.verbose ) {
		log.debug( aboutFrame( session, peeked ), 'a frame' );
	}
}

export function noteRefusal(
	{ log, metrics }: Keeper,
	session: Session,
	{ code, id: request }: FrameOf< 'error' >
): void {
	metrics.frameRefused( code );
	log.debug(
		{ ...aboutSocket( session ), request, code },
		'a frame was refused'
	);
}

/** `left`: by the other end. */
export function noteClose(
	{ log, metrics }: Keeper,
	session: Session,
	name: CloseName | 'left'
): void {
	metrics.closed( name );
	log.debug( { ...aboutSocket( session ), code: name }, 'closed' );
}
