import { __, sprintf } from '@wordpress/i18n';
import { EMAIL_REGEX } from 'valibot';
import { MAX_TEXT } from '../../../protocol/scalars';
import type { TicketForm } from '../chat/chat';

/** What is wrong with each field of the "Leave a message" form, in words. */
export type Faults = Partial< Record< keyof TicketForm, string > >;

const MAX_NAME = 320;
const MAX_EMAIL = 254;

export function checkForm( { name, email, about }: TicketForm ): Faults {
	const faults: Faults = {};
	if ( ! name.trim() ) {
		faults.name = __( 'Please tell us your name.', 'baton' );
	} else if ( name.length > MAX_NAME ) {
		faults.name = __( 'This name is too long.', 'baton' );
	}
	if ( ! email.trim() ) {
		faults.email = __(
			'Please tell us where we can write to you.',
			'baton'
		);
	} else if (
		! EMAIL_REGEX.test( email.trim() ) ||
		email.length > MAX_EMAIL
	) {
		faults.email = __(
			'This does not look like an e-mail address. It should be like name@example.com.',
			'baton'
		);
	}
	if ( ! about.trim() ) {
		faults.about = __( 'Please tell us what it is about.', 'baton' );
	} else if ( about.length > MAX_TEXT ) {
		faults.about = sprintf(
			/* translators: %d: a number of characters. */
			__( 'Please keep it under %d characters.', 'baton' ),
			MAX_TEXT
		);
	}
	return faults;
}
