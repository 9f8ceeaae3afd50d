/**
 * Public data that may be trained on, read from the folder that BATON_DATA_DIR
 * names. It is not in this repository; ../ATTRIBUTION.md says whose it is.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Source } from '../../sidecar/conversation/escalation/weights';
import {
	WORD_TRIGGERS,
	type WordTrigger,
} from '../../sidecar/conversation/escalation/word-triggers';
import type { Example } from './examples';

/** Those whose licences allow it; whatever else lies in the folder is left alone. */
export const PERMITTED: Record< string, string > = {
	banking77: 'CC BY 4.0',
	clinc150: 'CC BY 3.0',
	ms_va: 'MIT',
	nlupp: 'CC BY 4.0',
	roboai: 'MIT',
};

interface Row {
	id: string;
	trigger: string;
	lang: string;
	messages: { role: string; text: string }[];
	expected: { also: string[] };
}

const isWordTrigger = ( name: string ): name is WordTrigger =>
	WORD_TRIGGERS.includes( name as WordTrigger );

/**
 * @param  folder
 * @param  without Names of sources that are held out.
 * @throws {Error} When none of the sources is there.
 */
export function readSources(
	folder: string,
	without: string[] = []
): { source: Source; examples: Example[] }[] {
	const found = Object.entries( PERMITTED )
		.filter( ( [ name ] ) => ! without.includes( name ) )
		.flatMap( ( [ name, licence ] ) => {
			const file = [ 'dev', '.' ]
				.map( ( under ) =>
					path.join( folder, under, `${ name }.jsonl` )
				)
				.find( existsSync );
			if ( ! file ) {
				return [];
			}
			const text = readFileSync( file, 'utf8' );
			const examples = text
				.split( '\n' )
				.filter( Boolean )
				.map( ( line ) =>
					exampleOf( name, JSON.parse( line ) as Row )
				);
			return [
				{
					source: {
						name,
						licence,
						sha256: createHash( 'sha256' )
							.update( text )
							.digest( 'hex' ),
						sentences: examples.length,
					},
					examples,
				},
			];
		} );
	if ( found.length === 0 && without.length === 0 ) {
		throw new Error(
			`BATON_DATA_DIR: none of ${ Object.keys( PERMITTED ).join(
				', '
			) } (.jsonl) is in ${ folder }.`
		);
	}
	return found;
}

function exampleOf( name: string, row: Row ): Example {
	const said = row.messages.filter( ( { role } ) => role === 'user' );
	return {
		text: said.at( -1 )?.text ?? '',
		triggers: isWordTrigger( row.trigger ) ? [ row.trigger ] : [],
		unsure: row.expected.also.filter( isWordTrigger ),
		group: `${ name }:${ row.id }`,
		weight: 1,
	};
}
