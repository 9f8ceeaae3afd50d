import { __ } from '@wordpress/i18n';
import type { Trigger } from '../../protocol/triggers';

/** Why a person is needed, in words that follow "{customer} …". */
export function triggerWords( trigger: Trigger ): string {
	switch ( trigger ) {
		case 'explicit_request':
			return __( 'asked for a person', 'baton' );
		case 'frustration':
			return __( 'is frustrated', 'baton' );
		case 'repeated_failure':
			return __( 'got no answer that helped', 'baton' );
		case 'refund_dispute':
			return __( 'wants money back or disputes a charge', 'baton' );
		case 'out_of_scope':
			return __( 'asked what the assistant cannot answer', 'baton' );
		case 'assistant_failed':
			return __( 'got no answer: the assistant failed', 'baton' );
	}
}
