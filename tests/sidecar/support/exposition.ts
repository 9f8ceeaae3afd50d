/** Prometheus's text format, read strictly: what is malformed fails the test. */

export interface Scraped {
	/** By 'name{label="value",…}', labels in alphabetical order. */
	values: Map< string, number >;
	/** Metric family → its type. */
	types: Map< string, string >;
	text: string;
}

const SAMPLE =
	/^([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\{((?:[a-zA-Z_][a-zA-Z0-9_]*="(?:[^"\\\n]|\\.)*",?)*)\})? (-?[0-9.e+-]+|Na[Nn]|\+Inf|-Inf)$/;
const LABEL = /([a-zA-Z_][a-zA-Z0-9_]*)="((?:[^"\\\n]|\\.)*)"/g;

export function readExposition( text: string ): Scraped {
	const values = new Map< string, number >();
	const types = new Map< string, string >();
	for ( const line of text.split( '\n' ) ) {
		if ( line === '' || line.startsWith( '# HELP ' ) ) {
			continue;
		}
		const typed = /^# TYPE (\S+) (counter|gauge|histogram|summary)$/.exec(
			line
		);
		if ( typed ) {
			types.set( typed[ 1 ]!, typed[ 2 ]! );
			continue;
		}
		const sample = SAMPLE.exec( line );
		if ( ! sample ) {
			throw new Error( `Not in the format: ${ line }` );
		}
		const [ , name = '', labels = '', value ] = sample;
		if ( ! types.has( familyOf( name, types ) ) ) {
			throw new Error( `Of no known type: ${ line }` );
		}
		const key = keyOf( name, labels );
		if ( values.has( key ) ) {
			throw new Error( `Twice: ${ line }` );
		}
		values.set( key, Number( value ) );
	}
	return { values, types, text };
}

/** A histogram's samples have suffixes. */
export function familyOf( name: string, types: Map< string, string > ): string {
	const base = name.replace( /_(?:bucket|sum|count)$/, '' );
	return types.get( base ) === 'histogram' || types.get( base ) === 'summary'
		? base
		: name;
}

function keyOf( name: string, labels: string ): string {
	const sorted = [ ...labels.matchAll( LABEL ) ]
		.map( ( [ whole ] ) => whole )
		.sort();
	return sorted.length > 0 ? `${ name }{${ sorted.join( ',' ) }}` : name;
}
