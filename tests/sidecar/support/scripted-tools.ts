/** Tools that a test writes. */
import type {
	Asking,
	ToolDescription,
	ToolResult,
	Tools,
} from '../../../sidecar/ports';

export interface Called {
	name: string;
	input: unknown;
	asking: Asking;
}

const described = ( name: string ): ToolDescription => ( {
	name,
	description: `Looks up: ${ name }`,
	parameters: { type: 'object', properties: {} },
} );

/** Each answers with what stands under its name, and notes how it was called. */
export function scriptedTools(
	results: Record< string, ToolResult >
): Tools & { called: Called[] } {
	const called: Called[] = [];
	return {
		called,
		descriptions: Object.keys( results ).map( described ),
		answer: async () => undefined,
		call: async ( name, input, asking ) => {
			called.push( { name, input, asking } );
			return (
				results[ name ] ?? {
					kind: 'wrong',
					field: 'name',
					message: `There is no tool “${ name }”.`,
				}
			);
		},
	};
}

export const knows = ( facts: unknown ): ToolResult => ( {
	kind: 'answer',
	facts,
	text: JSON.stringify( facts ),
	sources: [ { title: 'Your orders', url: 'https://shop.example/orders/' } ],
} );
