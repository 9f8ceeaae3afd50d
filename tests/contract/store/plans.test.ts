/** Every look-up uses its index: all rows begin with the same shop. */
import Database from 'better-sqlite3';
import { migrate } from '../../../sidecar/store/migrations';
import { prepareStatements } from '../../../sidecar/store/statements';
import { toolsOnSqlite } from '../../../sidecar/store/tools-on-sqlite';

/** Of a shop, a handful of rows or a few hundred. */
const SMALL = [ 'connected', 'gaps' ];

const database = new Database( ':memory:' );
migrate( database );
const prepared: string[] = [];
const prepare = database.prepare.bind( database );
database.prepare = ( ( text: string ) => {
	prepared.push( text );
	return prepare( text );
} ) as typeof database.prepare;
prepareStatements( database );
toolsOnSqlite( database, async ( work ) => work() );
afterAll( () => database.close() );

function planOf( text: string ): string[] {
	const names = [ ...text.matchAll( /@(\w+)/g ) ].map( ( [ , name ] ) => [
		name,
		0,
	] );
	const places = text.match( /\?/g ) ?? [];
	const explain = prepare( `EXPLAIN QUERY PLAN ${ text }` );
	const rows = names.length
		? explain.all( Object.fromEntries( names ) )
		: explain.all( ...places.map( () => 0 ) );
	return ( rows as Array< { detail: string } > ).map(
		( { detail } ) => detail
	);
}

it( '9.1 no statement reads all the rows of a shop', () => {
	expect( prepared.length ).toBeGreaterThan( 40 );
	const whole = prepared.flatMap( ( text ) =>
		planOf( text )
			.filter(
				( step ) =>
					/^SCAN (?!CONSTANT ROW|json_each)/.test( step ) ||
					( /USING PRIMARY KEY \(shop_id=\?\)$/.test( step ) &&
						! SMALL.some( ( name ) =>
							step.startsWith( `SEARCH ${ name } ` )
						) )
			)
			.map( ( step ) => `${ step }: ${ text }` )
	);
	expect( whole ).toEqual( [] );
} );
