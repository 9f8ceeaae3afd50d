/** When somebody is there, as the owner wrote it. */
import * as v from 'valibot';
import type { MakeTool } from './around';
import { folded, say, weekdayAndTime } from './format';
import { objectOf, toolOf } from './tool-of';

const HOURS =
	/\b(?:opening|business|working|office|support) (?:hours|times)\b|\b(?:when|what time|until when) (?:are|do|is|does|will) (?:you|the shop|your shop) (?:\w+ )?(?:open|close)|\bare you (?:\w+ )?(?:open|closed)\b|offnungszeiten|geschaftszeiten|\bwann (?:habt ihr|haben sie|seid ihr|sind sie) .{0,20}(?:geoffnet|offen|auf\b|erreichbar)|\b(?:horaires|heures) d'ouverture|\bhorarios?\b|\borari(?:o)? di apertura|\bopeningstijden|\bwanneer (?:zijn jullie|bent u) .{0,12}open/u;

export const openingHours: MakeTool = ( { clock } ) =>
	toolOf( {
		name: 'opening_hours',
		description:
			'When the shop’s people are there, and what time it is there now.',
		parameters: objectOf( {} ),
		input: v.optional( v.object( {} ), {} ),
		hears: ( { asked, settings } ) =>
			( settings.hours ?? '' ).trim() !== '' &&
			HOURS.test( folded( asked.at( -1 ) ?? '' ) )
				? {}
				: undefined,
		run: async ( _, { settings } ) => {
			const hours = ( settings.hours ?? '' ).trim();
			const zone = settings.shop.timeZone;
			const now = weekdayAndTime( settings, clock.now() );
			return {
				kind: 'answer',
				facts: {
					hours: hours === '' ? 'not known' : hours,
					timeZone: zone,
					nowInTheShop: now,
				},
				text:
					hours === ''
						? ''
						: say( settings, 'hours', {
								hours: hours.replace( /\s*\n\s*/gu, ', ' ),
								zone,
								now,
							} ),
			};
		},
	} );
