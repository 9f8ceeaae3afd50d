/** The lines that `npm run retrieve` reads. */
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import * as v from 'valibot';

const Said = v.pipe( v.string(), v.trim(), v.nonEmpty( 'is empty' ) );

export const Entry = v.object( {
	id: v.union( [
		v.pipe( v.string(), v.nonEmpty( 'is empty' ) ),
		v.number(),
	] ),
	question: Said,
	answer: Said,
} );
export type Entry = v.InferOutput< typeof Entry >;

export const Query = v.object( { query: v.string() } );

/**
 * Every line that says something.
 *
 * @param file
 * @param schema
 * @param report Told of a line that cannot be read, by file and line, or of the
 *               file.
 * @param take   May throw what is wrong with the line.
 */
export async function eachRow<
	S extends v.BaseSchema< unknown, unknown, v.BaseIssue< unknown > >,
>(
	file: string,
	schema: S,
	report: ( problem: string ) => void,
	take: ( row: v.InferOutput< S > ) => Promise< void > | void
): Promise< void > {
	let number = 0;
	try {
		for await ( const line of createInterface( {
			input: createReadStream( file, 'utf8' ),
			crlfDelay: Infinity,
		} ) ) {
			number++;
			const text = line.replace( /^\ufeff/, '' ).trim();
			if ( text === '' ) {
				continue;
			}
			try {
				await take( read( text, schema ) );
			} catch ( error ) {
				report( `${ file }:${ number }: ${ messageOf( error ) }` );
			}
		}
	} catch ( error ) {
		report( `${ file }: ${ messageOf( error ) }` );
	}
}

function read<
	S extends v.BaseSchema< unknown, unknown, v.BaseIssue< unknown > >,
>( text: string, schema: S ): v.InferOutput< S > {
	const parsed = v.safeParse( schema, JSON.parse( text ) );
	if ( ! parsed.success ) {
		const [ issue ] = parsed.issues;
		throw new Error(
			`${ v.getDotPath( issue ) ?? 'the line' }: ${ issue.message }`
		);
	}
	return parsed.output;
}

const messageOf = ( error: unknown ) => ( error as Error ).message;
