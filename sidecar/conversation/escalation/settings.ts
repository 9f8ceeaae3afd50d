/** What the owner set, made ready for judging. */
import {
	STANDARD_DETECTION,
	type Detection,
	type Phrase,
	type Sensitivity,
} from '../../../protocol/detection';
import { languageBit, type Language } from './languages';
import type { Read } from './lexicon';
import type { WordTrigger } from './word-triggers';
import { wordsIn } from './words';

export interface DetectionSettings {
	detection?: Detection;
	/** "Can I talk to Maria?" asks for a person where a Maria answers. */
	agentNames?: readonly string[];
}

export interface OwnPhrase {
	words: string[];
	/** The last word may go on ("refund*"). */
	open: boolean;
	trigger: Phrase[ 'trigger' ];
	effect: Phrase[ 'effect' ];
	/** Bit; zero for every language. */
	language: number;
}

export interface Prepared {
	detection: Detection;
	phrases: OwnPhrase[];
	names: ReadonlySet< string >;
}

const ready = new WeakMap< DetectionSettings, Prepared >();

export function prepared( settings: DetectionSettings ): Prepared {
	let found = ready.get( settings );
	if ( ! found ) {
		const { detection = STANDARD_DETECTION, agentNames = [] } = settings;
		found = {
			detection,
			phrases: detection.phrases.map( ownPhrase ),
			names: new Set(
				agentNames
					.flatMap( wordsIn )
					.filter( ( { length } ) => length > 1 )
			),
		};
		ready.set( settings, found );
	}
	return found;
}

const ownPhrase = ( { text, trigger, effect, language }: Phrase ) => ( {
	words: wordsIn( text.replace( /\*+\s*$/, '' ) ),
	open: /\*\s*$/.test( text ),
	trigger,
	effect,
	language: language ? languageBit( language ) : 0,
} );

/** How far from where a trigger is pulled at medium sensitivity, in logits. */
const SHIFT: Record< Sensitivity, number > = {
	low: 1.2,
	medium: 0,
	high: -1.2,
};

/** The score at which this trigger is pulled by a message in this language; undefined when it is off. */
export function limitOf(
	{ detection }: Prepared,
	trigger: WordTrigger,
	language: Language | undefined
): number | undefined {
	const own = detection.languages.find(
		( one ) => one.language === language && one.trigger === trigger
	);
	const { on, sensitivity } = detection[ trigger ];
	return ( own?.on ?? on )
		? SHIFT[ own?.sensitivity ?? sensitivity ]
		: undefined;
}

/** Tokens at which a phrase begins and ends. */
export function findPhrase(
	{ words, open, language }: OwnPhrase,
	{ tokens, languages }: Read
): Array< [ number, number ] > {
	if ( words.length === 0 || ( language && ! ( language & languages ) ) ) {
		return [];
	}
	const found: Array< [ number, number ] > = [];
	const said = tokens.flatMap( ( { kind }, i ) =>
		kind === 'mark' ? [] : [ i ]
	);
	const isThere = ( from: number ) =>
		words.every( ( word, i ) => {
			const text = tokens[ said[ from + i ]! ]?.text ?? '';
			return open && i === words.length - 1
				? text.startsWith( word )
				: text === word;
		} );
	for ( let i = 0; i + words.length <= said.length; i++ ) {
		if ( isThere( i ) ) {
			found.push( [ said[ i ]!, said[ i + words.length - 1 ]! ] );
		}
	}
	return found;
}
