/**
 * What the detector knows of words (lexicon.json, function-words.json and
 * promises.json), made ready to be loaded: compiled.json.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fold } from '../../sidecar/conversation/escalation/fold';
import { tokenise } from '../../sidecar/conversation/escalation/tokens';
import { wordsIn } from '../../sidecar/conversation/escalation/words';
import { compileTrie } from './trie';

const FOLDER = 'sidecar/conversation/escalation';

/** By language. */
type Lists = Record< string, string[] >;

export function compile( root: string ): void {
	const to = path.join( root, FOLDER, 'compiled.json' );
	writeFileSync( to, `${ JSON.stringify( compiled( root ) ) }\n` );
}

export function compiled( root: string ) {
	const from: { file: string; sha256: string }[] = [];
	const read = ( file: string ): unknown => {
		const text = readFileSync( path.join( root, FOLDER, file ), 'utf8' );
		const sha256 = createHash( 'sha256' ).update( text ).digest( 'hex' );
		from.push( { file, sha256 } );
		return JSON.parse( text );
	};
	const spoken = read( 'function-words.json' ) as Record< string, string >;
	const languages = [ ...Object.keys( spoken ), 'zh' ];
	const bitOf = ( language: string ) => 1 << languages.indexOf( language );
	const entriesOf = (
		kinds: Record< string, Lists >,
		wordsOf: ( entry: string ) => string[]
	) =>
		Object.values( kinds ).flatMap( ( byLanguage, kind ) =>
			Object.entries( byLanguage ).flatMap( ( [ language, list ] ) =>
				list.map( ( entry ) => ( {
					words: wordsOf( entry.replace( /\*/g, '' ) ),
					open: entry.endsWith( '*' ),
					kind,
					bit: bitOf( language ),
				} ) )
			)
		);
	const lexicon = read( 'lexicon.json' ) as Record< string, Lists >;
	const promises = read( 'promises.json' ) as Record< string, Lists >;
	return {
		from,
		languages,
		classes: Object.keys( lexicon ),
		functionWords: functionWords( spoken, bitOf ),
		lexicon: compileTrie( entriesOf( lexicon, asRead ) ),
		promises: compileTrie( entriesOf( promises, wordsIn ) ),
	};
}

/** Marks too: an entry may be "wtf?". */
const asRead = ( entry: string ) =>
	tokenise( fold( entry ) ).map( ( { text } ) => text );

/** Bits of the languages by word. */
function functionWords(
	spoken: Record< string, string >,
	bitOf: ( language: string ) => number
): Record< string, number > {
	const bits: Record< string, number > = {};
	for ( const [ language, words ] of Object.entries( spoken ) ) {
		for ( const word of words.split( ' ' ) ) {
			const [ text ] = asRead( word );
			bits[ text! ] = ( bits[ text! ] ?? 0 ) | bitOf( language );
		}
	}
	return bits;
}
