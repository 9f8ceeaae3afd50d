/** A tool from its typed parts: what comes in is decoded before it runs. */
import * as v from 'valibot';
import type {
	Asking,
	Question,
	Tool,
	ToolDescription,
	ToolResult,
} from '../ports';

interface Parts< S extends v.GenericSchema > extends ToolDescription {
	input: S;
	/** What it is called with, where it is what is asked for. */
	hears: (
		question: Question
	) =>
		| v.InferInput< S >
		| undefined
		| Promise< v.InferInput< S > | undefined >;
	run: (
		input: v.InferOutput< S >,
		asking: Asking,
		signal: AbortSignal
	) => Promise< ToolResult >;
}

export function toolOf< S extends v.GenericSchema >( {
	input: schema,
	run,
	...rest
}: Parts< S > ): Tool {
	return {
		...rest,
		call: async ( input, asking, signal ) => {
			const { success, output, issues } = v.safeParse( schema, input );
			return success
				? run( output, asking, signal )
				: {
						kind: 'wrong',
						field: v.getDotPath( issues[ 0 ] ) ?? 'arguments',
						message: issues[ 0 ].message.slice( 0, 200 ),
					};
		},
	};
}

/** JSON schema of an object with these properties. */
export const objectOf = (
	properties: Record< string, object >,
	required: string[] = []
): Record< string, unknown > => ( {
	type: 'object',
	properties,
	required,
	additionalProperties: false,
} );
