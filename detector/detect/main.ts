/** `npm run detect -- FILE.jsonl…`: a decision for every conversation in the files. */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { decide } from '../../sidecar/conversation/escalation';
import { readRow } from './rows';

export interface Output {
	write: ( text: string ) => unknown;
}

const USAGE = 'Usage: npm run detect -- FILE.jsonl…\n';

/**
 * @param files
 * @param out
 * @param problems What could not be read is reported here, by file and line.
 * @return The exit code: 0; 1 when some lines or files could not be read; 2 for none named.
 */
export async function detect(
	files: string[],
	out: Output = process.stdout,
	problems: Output = process.stderr
): Promise< number > {
	if ( files.length === 0 ) {
		problems.write( USAGE );
		return 2;
	}
	let code = 0;
	for ( const file of files ) {
		let number = 0;
		const report = ( error: unknown ) => {
			code = 1;
			const place = number > 0 ? `${ file }:${ number }` : file;
			problems.write( `${ place }: ${ ( error as Error ).message }\n` );
		};
		try {
			for await ( const line of createInterface( {
				input: createReadStream( file, 'utf8' ),
				crlfDelay: Infinity,
			} ) ) {
				number++;
				if ( line.trim() === '' ) {
					continue;
				}
				try {
					out.write( `${ decided( line ) }\n` );
				} catch ( error ) {
					report( error );
				}
			}
		} catch ( error ) {
			report( error );
		}
	}
	return code;
}

function decided( line: string ): string {
	const { id, messages } = readRow( line.replace( /^\ufeff/, '' ) );
	const { escalate, triggers, evidence, score } = decide( { messages } );
	return JSON.stringify( {
		id,
		escalate,
		triggers,
		evidence: evidence.map( ( { messageId, span, why } ) => ( {
			message: Number( messageId ),
			start: span[ 0 ],
			end: span[ 1 ],
			why,
		} ) ),
		score: Number( score.toFixed( 4 ) ),
	} );
}
