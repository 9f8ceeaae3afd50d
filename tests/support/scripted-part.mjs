/**
 * What a scripted model does with tools: it calls one with what it finds in
 * the customer's words, and says what the tool answered.
 */

/**
 * @typedef {Object} Part
 * @property {string}                 tool  What is called.
 * @property {string}                 hears Only when the last message matches this, else what the server says by itself.
 * @property {Record<string, string>} input Of each argument the pattern of its value; the latest in the customer's words counts, and one that is nowhere is left out.
 * @property {string[]}               tells Fields of the tool's answer whose texts it says.
 */

/**
 * @param {Part | undefined}                        part
 * @param {Array<{role: string, content: unknown}>} messages
 * @return {{call?: object, text?: string}} Empty where it has nothing to say of its own.
 */
export function nextStep( part, messages ) {
	const last = messages.at( -1 );
	if ( ! part || ! last ) {
		return {};
	}
	if ( last.role === 'tool' ) {
		const told = textsOf( JSON.parse( last.content ), part.tells );
		return { text: `From the model: ${ told.join( ' ' ) || 'nothing.' }` };
	}
	if ( ! new RegExp( part.hears, 'i' ).test( String( last.content ) ) ) {
		return {};
	}
	return {
		call: {
			id: `call_${ messages.length }`,
			type: 'function',
			function: {
				name: part.tool,
				arguments: JSON.stringify( inputFrom( part, messages ) ),
			},
		},
	};
}

function inputFrom( { input }, messages ) {
	const said = messages
		.filter( ( { role } ) => role === 'user' )
		.map( ( { content } ) => String( content ) )
		.join( '\n' );
	const found = Object.entries( input ).flatMap( ( [ name, pattern ] ) => {
		const latest = [ ...said.matchAll( new RegExp( pattern, 'gi' ) ) ].at(
			-1
		);
		return latest ? [ [ name, latest[ 1 ] ?? latest[ 0 ] ] ] : [];
	} );
	return Object.fromEntries( found );
}

/** Every text under these names, however deep. */
function textsOf( data, names ) {
	if ( typeof data !== 'object' || data === null ) {
		return [];
	}
	return Object.entries( data ).flatMap( ( [ name, one ] ) =>
		names.includes( name ) && typeof one === 'string'
			? [ one ]
			: textsOf( one, names )
	);
}
