/** What agents read about the model: what it promised, and what the customer was told of it. */
import { __, sprintf } from '@wordpress/i18n';
import type { EventOf } from '../../protocol/events';
import { quote } from './quote';

export function flagWords( { what, said }: EventOf< 'flag' > ): string {
	const words = {
		refund: __(
			'The assistant promised a refund that it cannot give:',
			'baton'
		),
		discount: __(
			'The assistant promised a discount that it was not told of:',
			'baton'
		),
		code: __(
			'The assistant named a discount code that it was not told of:',
			'baton'
		),
	};
	return sprintf( '%1$s %2$s', words[ what ], `“${ quote( said ) }”` );
}

export function modelWords( state: EventOf< 'model' >[ 'state' ] ): string {
	const words = {
		told: __(
			'The customer was told that an outside AI service reads along.',
			'baton'
		),
		asked: __(
			'The customer was asked whether an outside AI service may read along.',
			'baton'
		),
		agreed: __(
			'The customer agreed that an outside AI service reads along.',
			'baton'
		),
		declined: __(
			'The customer wants no outside AI service to read along.',
			'baton'
		),
	};
	return words[ state ];
}
