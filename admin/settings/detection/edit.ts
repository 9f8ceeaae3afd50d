/** Changes to the detector's settings. Pure. */
import {
	type DetectedLanguage,
	type Detection,
	type Phrase,
	PHRASES_AT_MOST,
	type Sensitivity,
} from '../../../protocol/detection';
import {
	CountedTrigger,
	DetectedTrigger,
	type WordTrigger,
} from '../../../protocol/triggers';

/** As they are tried: those that go by words, then those that count. */
export const TRIGGERS = DetectedTrigger.options;

export const isCounted = (
	trigger: DetectedTrigger
): trigger is CountedTrigger =>
	CountedTrigger.options.includes( trigger as CountedTrigger );

/** What may be chosen: as the protocol allows. */
export const COUNTS: Record< CountedTrigger, number[] > = {
	repeated_failure: [ 2, 3, 4, 5, 6, 7, 8, 9, 10 ],
	out_of_scope: [ 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 ],
};

export const withTrigger = < T extends DetectedTrigger >(
	detection: Detection,
	trigger: T,
	changes: Partial< Detection[ T ] >
): Detection => ( {
	...detection,
	[ trigger ]: { ...detection[ trigger ], ...changes },
} );

/** Why a phrase cannot be added: it is there, or there are too many. */
export type PhraseProblem = 'known' | 'full';

export function withPhrase(
	detection: Detection,
	phrase: Phrase
): Detection | PhraseProblem {
	const { phrases } = detection;
	if ( phrases.some( ( one ) => isSame( one, phrase ) ) ) {
		return 'known';
	}
	return phrases.length >= PHRASES_AT_MOST
		? 'full'
		: { ...detection, phrases: [ ...phrases, phrase ] };
}

export const withoutPhrase = (
	detection: Detection,
	phrase: Phrase
): Detection => ( {
	...detection,
	phrases: detection.phrases.filter( ( one ) => ! isSame( one, phrase ) ),
} );

/** Whatever it does: the same words cannot do both. */
const isSame = ( a: Phrase, b: Phrase ) =>
	a.trigger === b.trigger &&
	a.language === b.language &&
	a.text.toLowerCase() === b.text.toLowerCase();

/** What a language has instead. */
export type Instead = 'off' | Sensitivity;

export type LanguageRule = Detection[ 'languages' ][ number ];

export const insteadOf = (
	{ on, sensitivity }: LanguageRule,
	standard: Sensitivity
): Instead => ( on === false ? 'off' : ( sensitivity ?? standard ) );

export const withLanguage = (
	detection: Detection,
	trigger: WordTrigger,
	language: DetectedLanguage,
	instead: Instead
): Detection => ( {
	...detection,
	languages: [
		...withoutLanguage( detection, trigger, language ).languages,
		instead === 'off'
			? { language, trigger, on: false }
			: { language, trigger, on: true, sensitivity: instead },
	],
} );

export const withoutLanguage = (
	detection: Detection,
	trigger: DetectedTrigger,
	language: DetectedLanguage
): Detection => ( {
	...detection,
	languages: detection.languages.filter(
		( one ) => one.trigger !== trigger || one.language !== language
	),
} );
