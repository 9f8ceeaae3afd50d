/**
 * `npm run retrieve -- --knowledge KB.jsonl QUERIES.jsonl`: which entry answers
 * each query, by the index that answers customers.
 */
import { FullText } from '../sidecar/knowledge/full-text';
import { eachRow, Entry, Query } from './rows';

export interface Output {
	write: ( text: string ) => unknown;
}

const USAGE = 'Usage: npm run retrieve -- --knowledge KB.jsonl QUERIES.jsonl\n';

interface Files {
	knowledge: string;
	queries: string;
}

/**
 * @param given    As typed.
 * @param resolve  Of a file's name, where it is.
 * @param out
 * @param problems What could not be read is reported here, by file and line.
 * @return The exit code: 0; 1 when some lines or files could not be read; 2 when it is not said what to read.
 */
export async function retrieve(
	given: string[],
	resolve: ( file: string ) => string = ( file ) => file,
	out: Output = process.stdout,
	problems: Output = process.stderr
): Promise< number > {
	const files = filesIn( given );
	if ( typeof files === 'string' ) {
		problems.write( `${ files }\n${ USAGE }` );
		return 2;
	}
	let code = 0;
	const report = ( problem: string ) => {
		code = 1;
		problems.write( `${ problem }\n` );
	};
	const index = new FullText( ':memory:' );
	try {
		await fill( index, resolve( files.knowledge ), report );
		await eachRow(
			resolve( files.queries ),
			Query,
			report,
			async ( { query } ) => {
				const [ best ] = await index.search( query, 1 );
				const line = {
					query,
					in_kb: best !== undefined,
					kb_id: best?.entry ?? null,
					score: Number( ( best?.score ?? 0 ).toFixed( 4 ) ),
				};
				out.write( `${ JSON.stringify( line ) }\n` );
			}
		);
	} finally {
		index.close();
	}
	return code;
}

async function fill(
	index: FullText,
	file: string,
	report: ( problem: string ) => void
): Promise< void > {
	const entries = new Map< string, Entry >();
	await eachRow( file, Entry, report, ( entry ) => {
		const id = String( entry.id );
		if ( entries.has( id ) ) {
			throw new Error( `id: ${ id } was there before` );
		}
		entries.set( id, entry );
	} );
	index.put(
		[ ...entries ].map( ( [ id, { question, answer } ] ) => ( {
			id,
			kind: 'entry',
			title: question,
			text: answer,
		} ) )
	);
	if ( entries.size === 0 ) {
		report( `${ file }: there is no entry to answer from` );
	}
}

/** What was typed, or what is wrong with it. */
function filesIn( given: string[] ): Files | string {
	const named: string[] = [];
	let knowledge: string | undefined;
	for ( let i = 0; i < given.length; i++ ) {
		const word = given[ i ]!;
		const [ name, value ] = word.split( /=(.*)/s );
		if ( name === '--knowledge' ) {
			if ( knowledge !== undefined ) {
				return '--knowledge is given twice.';
			}
			knowledge = value ?? given[ ++i ];
			if ( ! knowledge || knowledge.startsWith( '--' ) ) {
				return '--knowledge needs the name of a file.';
			}
		} else if ( word.startsWith( '--' ) ) {
			return `${ name } is not known.`;
		} else {
			named.push( word );
		}
	}
	if ( knowledge === undefined ) {
		return '--knowledge is missing.';
	}
	const [ queries, another ] = named;
	if ( queries === undefined ) {
		return 'The file with the queries is missing.';
	}
	return another === undefined
		? { knowledge, queries }
		: `One file with queries is read; ${ another } is one too many.`;
}
