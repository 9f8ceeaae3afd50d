/** Who waits, from the desk's frames: all that a badge knows. */
import type { DeskItem, ServerFrame } from '../../protocol/frames-down';

export interface Badge {
	/** Absent until the first snapshot. */
	deskSeq?: number;
	waiting: Record< string, DeskItem >;
	/** Asked for just now, by this very frame. */
	rings?: { key: string; item: DeskItem };
}

export const noBadge: Badge = { waiting: {} };

/** The badge after a frame; 'missed' when a change before it never came. */
export function reduceBadge(
	badge: Badge,
	frame: ServerFrame
): Badge | 'missed' {
	const quiet: Badge = { ...badge, rings: undefined };
	if ( frame.type === 'desk' ) {
		return snapshot( badge, frame.items, frame.deskSeq );
	}
	if ( frame.type !== 'desk_change' ) {
		return quiet;
	}
	const expected = ( badge.deskSeq ?? Infinity ) + 1;
	if ( frame.deskSeq > expected ) {
		return 'missed';
	}
	if ( frame.deskSeq < expected ) {
		return quiet;
	}
	const waiting = { ...badge.waiting };
	const { put, remove, ring } = frame;
	if ( remove ) {
		delete waiting[ remove ];
	}
	if ( put ) {
		delete waiting[ put.conversation ];
		if ( put.status === 'waiting' ) {
			waiting[ put.conversation ] = put;
		}
	}
	return {
		deskSeq: frame.deskSeq,
		waiting,
		rings:
			ring && put?.status === 'waiting'
				? { key: ringKey( put ), item: put }
				: undefined,
	};
}

/** What began to wait while the connection was down rings; at the first look nothing does. */
function snapshot( badge: Badge, items: DeskItem[], deskSeq: number ): Badge {
	const waits = items.filter( ( { status } ) => status === 'waiting' );
	const missed =
		badge.deskSeq === undefined
			? undefined
			: waits.find(
					( { conversation } ) => ! badge.waiting[ conversation ]
				);
	return {
		deskSeq,
		waiting: Object.fromEntries(
			waits.map( ( item ) => [ item.conversation, item ] )
		),
		rings: missed && { key: ringKey( missed ), item: missed },
	};
}

const ringKey = ( item: DeskItem ) =>
	`${ item.conversation }@${ item.waitingSince ?? 0 }`;
