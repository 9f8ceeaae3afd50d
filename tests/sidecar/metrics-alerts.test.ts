/** What the alerts and the runbook speak of is there. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { keptWorld } from './support/keeper';

const read = ( name: string ) =>
	readFileSync( path.resolve( __dirname, '../../docs', name ), 'utf8' );
const metricsIn = ( text: string ) => [
	...new Set( text.match( /\b(?:baton|nodejs|process)_[a-z0-9_]+/g ) ),
];

describe( 'the runbook and the alerts', () => {
	const alerts = read( 'alerts.yml' );
	const runbook = read( 'runbook.md' );
	const rules = alerts.split( /^\s+- alert: /m ).slice( 1 );

	it( '9.5 every alert has an expression, a weight, a sentence, and its section', () => {
		expect( rules.length ).toBeGreaterThan( 10 );
		for ( const rule of rules ) {
			const name = rule.split( '\n' )[ 0 ];
			expect( rule ).toMatch( /^ +expr: \S/m );
			expect( rule ).toMatch( /severity: (?:page|ticket)/ );
			expect( rule ).toMatch( /summary: '/ );
			expect( runbook ).toMatch( new RegExp( `^### ${ name }$`, 'm' ) );
		}
	} );

	it( '9.5 every section is an alert’s', () => {
		const sections = runbook.match( /^### \w+$/gm ) ?? [];
		expect( sections.map( ( one ) => one.slice( 4 ) ).sort() ).toEqual(
			rules.map( ( rule ) => rule.split( '\n' )[ 0 ] ).sort()
		);
	} );

	it( '9.5 every metric that they name is in /metrics', async () => {
		const { look } = keptWorld();
		const { types } = await look();
		const known = ( name: string ) =>
			types.has( name ) ||
			types.get( name.replace( /_(?:bucket|sum|count)$/, '' ) ) ===
				'histogram';
		const named = metricsIn( alerts + runbook );
		expect( named.length ).toBeGreaterThan( 15 );
		expect( named.filter( ( name ) => ! known( name ) ) ).toEqual( [] );
	} );
} );
