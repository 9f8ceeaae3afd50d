/** What the settings page calls triggers, languages and how soon a trigger fires. */
import { __, _n, sprintf } from '@wordpress/i18n';
import {
	DetectedLanguage,
	type Phrase,
	type Sensitivity,
} from '../../../protocol/detection';
import type {
	CountedTrigger,
	DetectedTrigger,
} from '../../../protocol/triggers';

export interface TriggerWords {
	title: string;
	/** What it means, for somebody who has never heard of triggers. */
	means: string;
}

export function triggerText( trigger: DetectedTrigger ): TriggerWords {
	switch ( trigger ) {
		case 'explicit_request':
			return {
				title: __( 'The customer asks for a person', 'baton' ),
				means: __(
					'“Let me talk to someone”, in whatever words. Asking for your opening hours or your telephone number does not count.',
					'baton'
				),
			};
		case 'frustration':
			return {
				title: __( 'The customer is angry', 'baton' ),
				means: __(
					'Anger, insults, bitter jokes, shouting in capitals. It builds up over several messages and fades with calm ones.',
					'baton'
				),
			};
		case 'refund_dispute':
			return {
				title: __( 'The customer wants money back', 'baton' ),
				means: __(
					'A refund, a wrong charge, the threat of a chargeback.',
					'baton'
				),
			};
		case 'repeated_failure':
			return {
				title: __( 'The same question comes again', 'baton' ),
				means: __(
					'The assistant has answered one question several times, however it was worded, and the customer never said that it helped.',
					'baton'
				),
			};
		case 'out_of_scope':
			return {
				title: __( 'The assistant does not know', 'baton' ),
				means: __(
					'Several questions in a row to which your pages and products have no answer.',
					'baton'
				),
			};
	}
}

/** All languages, as a list of choices has them. */
export const languageChoices = () =>
	DetectedLanguage.options.map( ( value ) => ( {
		value,
		label: languageName( value ),
	} ) );

export function languageName( language: DetectedLanguage ): string {
	switch ( language ) {
		case 'en':
			return __( 'English', 'baton' );
		case 'de':
			return __( 'German', 'baton' );
		case 'es':
			return __( 'Spanish', 'baton' );
		case 'fr':
			return __( 'French', 'baton' );
		case 'it':
			return __( 'Italian', 'baton' );
		case 'pt':
			return __( 'Portuguese', 'baton' );
		case 'nl':
			return __( 'Dutch', 'baton' );
		case 'zh':
			return __( 'Chinese', 'baton' );
		case 'hi':
			return __( 'Hindi', 'baton' );
	}
}

export function sensitivityName( sensitivity: Sensitivity ): string {
	switch ( sensitivity ) {
		case 'low':
			return __( 'Low', 'baton' );
		case 'medium':
			return __( 'Medium', 'baton' );
		case 'high':
			return __( 'High', 'baton' );
	}
}

export function sensitivityMeans( sensitivity: Sensitivity ): string {
	switch ( sensitivity ) {
		case 'low':
			return __( 'A person comes only when it is plain.', 'baton' );
		case 'medium':
			return __( 'A person comes when it is likely.', 'baton' );
		case 'high':
			return __(
				'A person comes at the first hint; more conversations will need one.',
				'baton'
			);
	}
}

export function effectName( effect: Phrase[ 'effect' ] ): string {
	switch ( effect ) {
		case 'add':
			return __( 'a person comes', 'baton' );
		case 'remove':
			return __( 'does not count', 'baton' );
	}
}

export const countName = ( trigger: CountedTrigger, count: number ) =>
	trigger === 'repeated_failure'
		? sprintf(
				/* translators: %d: a number */
				_n( '%d answer', '%d answers', count, 'baton' ),
				count
			)
		: sprintf(
				/* translators: %d: a number */
				_n( '%d question', '%d questions in a row', count, 'baton' ),
				count
			);
