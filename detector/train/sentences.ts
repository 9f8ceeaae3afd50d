/**
 * Our own sentences: `sentences/TRIGGER/LANGUAGE.txt`, one a line.
 *
 * `{a|b|c}` stands for each of its words in turn, ` @trigger` at the end of a
 * line names a further trigger that it pulls, and lines that begin with "# "
 * are headings.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
	WORD_TRIGGERS,
	type WordTrigger,
} from '../../sidecar/conversation/escalation/word-triggers';
import type { Example } from './examples';

/** So many variants of a line weigh as much as one sentence more than that. */
const LINE_WEIGHS = 2.2;

export interface Sentences {
	examples: Example[];
	sha256: string;
}

/** @throws {Error} Naming file and line of a trigger that there is not. */
export function readSentences( folder: string ): Sentences {
	const hash = createHash( 'sha256' );
	const examples: Example[] = [];
	for ( const trigger of readdirSync( folder ).sort() ) {
		for ( const name of readdirSync(
			path.join( folder, trigger )
		).sort() ) {
			const file = `${ trigger }/${ name }`;
			const text = readFileSync( path.join( folder, file ), 'utf8' );
			hash.update( `${ file }\n${ text }\n` );
			text.split( '\n' ).forEach( ( line, i ) =>
				examples.push(
					...examplesOf( line, {
						group: `${ file }:${ i + 1 }`,
						language: path.basename( name, '.txt' ),
						trigger,
					} )
				)
			);
		}
	}
	return { examples, sha256: hash.digest( 'hex' ) };
}

function examplesOf(
	line: string,
	given: { group: string; language: string; trigger: string }
): Example[] {
	if ( line.trim() === '' || line.startsWith( '# ' ) ) {
		return [];
	}
	const names = given.trigger === 'none' ? [] : [ given.trigger ];
	const bare = line.replace( / @([a-z_]+)/g, ( _, name ) => {
		names.push( name );
		return '';
	} );
	const triggers = names.map( ( name ) => {
		if ( ! WORD_TRIGGERS.includes( name as WordTrigger ) ) {
			throw new Error(
				`${ given.group }: there is no trigger “${ name }”.`
			);
		}
		return name as WordTrigger;
	} );
	const texts = variants( bare );
	return texts.map( ( text ) => ( {
		text,
		language: given.language,
		triggers,
		unsure: [],
		group: given.group,
		weight: Math.min( 1, LINE_WEIGHS / texts.length ),
	} ) );
}

/** As many as the longest of its slots has; the other slots turn along, each at its own pace. */
export function variants( line: string ): string[] {
	const parts = line
		.split( /\{([^{}]*)\}/ )
		.map( ( part, i ) => ( i % 2 === 0 ? [ part ] : part.split( '|' ) ) );
	const most = Math.max( ...parts.map( ( { length } ) => length ) );
	const all = new Set< string >();
	for ( let turn = 0; turn < most; turn++ ) {
		const text = parts
			.map( ( words, i ) => {
				const slot = ( i - 1 ) / 2;
				const step =
					turn + slot + slot * Math.floor( turn / words.length );
				return i % 2 === 0 ? words[ 0 ] : words[ step % words.length ];
			} )
			.join( '' )
			.replace( /\s+/g, ' ' )
			.trim();
		if ( text !== '' ) {
			all.add( text );
		}
	}
	return [ ...all ];
}
