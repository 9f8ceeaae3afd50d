import { Timeline } from '@woocommerce/components';
import { Icon } from '@wordpress/components';
import { memo } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ComponentType, ReactElement } from 'react';
import type { ConversationEvent } from '../../../protocol/events';
import { handoffSteps, type HandoffStep } from '../handoff-steps';

interface TimelineItem {
	date: Date;
	icon: ReactElement;
	headline: string;
	body: string[];
}
// Its own types, made from plain JavaScript, allow no items at all.
const Steps = Timeline as unknown as ComponentType< {
	items: TimelineItem[];
	orderBy: 'asc' | 'desc';
} >;

const ICONS: Record<
	HandoffStep[ 'state' ],
	'flag' | 'megaphone' | 'yes' | 'marker' | 'email' | 'no'
> = {
	requested: 'flag',
	offered: 'megaphone',
	accepted: 'yes',
	ended: 'marker',
	ticketed: 'email',
	abandoned: 'no',
};

/** What is said in between changes nothing here, and the timeline is slow to draw. */
const tells = ( { type }: ConversationEvent ) =>
	type === 'handoff' || type === 'status';

/** Why a person was needed, when, who was named, and what came of it. */
export const HandoffFacts = memo(
	Handoff,
	( before, after ) =>
		before.events.filter( tells ).length ===
			after.events.filter( tells ).length &&
		before.events[ 0 ] === after.events[ 0 ]
);

function Handoff( { events }: { events: ConversationEvent[] } ) {
	const steps = handoffSteps( events );
	return steps.length === 0 ? (
		<p>{ __( 'No person was asked for.', 'baton' ) }</p>
	) : (
		<Steps
			orderBy="desc"
			items={ steps.map( ( { at, state, headline, details } ) => ( {
				date: new Date( at ),
				icon: <Icon icon={ ICONS[ state ] } size={ 16 } />,
				headline,
				body: details,
			} ) ) }
		/>
	);
}
