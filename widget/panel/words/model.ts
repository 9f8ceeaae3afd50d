/** What the log says of the customer's choice about a model outside. */
import { __ } from '@wordpress/i18n';
import type { EventOf } from '../../../protocol/events';

export const modelLine = ( state: EventOf< 'model' >[ 'state' ] ): string =>
	state === 'agreed'
		? __(
				'You agreed that an outside AI service helps with the answers.',
				'baton'
			)
		: __(
				'No outside AI service is used. Answers come from the shop’s pages.',
				'baton'
			);
