/** Which languages a text may be in, by its commonest words. */
import compiled from './compiled.json';
import type functionWords from './function-words.json';
import type { Token } from './tokens';

export type Language = keyof typeof functionWords | 'zh';
export const LANGUAGES = compiled.languages as Language[];
const SPEAKS = new Map( Object.entries< number >( compiled.functionWords ) );

const HINDI = 1 << LANGUAGES.indexOf( 'hi' );
const CHINESE = 1 << LANGUAGES.indexOf( 'zh' );
const ENGLISH = 1 << LANGUAGES.indexOf( 'en' );

/** Bits of the languages that the words may be in, and the likeliest. */
export function languageOf( tokens: Token[] ): {
	languages: number;
	language: Language | undefined;
} {
	const votes = LANGUAGES.map( () => 0 );
	let han = 0;
	let indic = 0;
	let words = 0;
	for ( const { text, kind } of tokens ) {
		if ( kind === 'han' ) {
			han++;
		} else if ( kind === 'word' ) {
			words++;
			if ( text >= '\u0900' && text < '\u0980' ) {
				indic++;
			}
			const speaks = SPEAKS.get( text ) ?? 0;
			for ( let i = 0; i < votes.length; i++ ) {
				votes[ i ]! += ( speaks >> i ) & 1;
			}
		}
	}
	if ( han > 0 && han >= words ) {
		return { languages: CHINESE | ENGLISH, language: 'zh' };
	}
	if ( indic > words / 2 ) {
		return { languages: HINDI | ENGLISH, language: 'hi' };
	}
	const best = Math.max( ...votes );
	const enough = best >= 3 ? best * 0.6 : best - 1;
	let languages = han > 0 ? CHINESE : 0;
	for ( let i = 0; i < votes.length; i++ ) {
		if ( votes[ i ]! >= Math.max( enough, 0 ) ) {
			languages |= 1 << i;
		}
	}
	// Hindi in Latin letters mixes with English.
	if ( languages & HINDI ) {
		languages |= ENGLISH;
	}
	return {
		languages,
		language: best > 0 ? LANGUAGES[ votes.indexOf( best ) ] : undefined,
	};
}

/** It says nothing by itself ("the", "is") in this language. */
export const isFunctionWord = ( word: string, languages: number ): boolean =>
	( ( SPEAKS.get( word ) ?? 0 ) & languages ) !== 0;

export const languageBit = ( language: Language ) =>
	1 << LANGUAGES.indexOf( language );
