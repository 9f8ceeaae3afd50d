/** What the alerts and the runbook speak of is there. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { FAILURE_KINDS } from '../../sidecar/ports';
import { keptWorld } from './support/keeper';

const ROOT = path.resolve( __dirname, '../..' );
const read = ( name: string ) =>
	readFileSync( path.join( ROOT, 'docs', name ), 'utf8' );
/** All of its TypeScript. */
const sourceOf = ( folder: string ) =>
	readdirSync( path.join( ROOT, folder ), { recursive: true } )
		.map( String )
		.filter( ( name ) => /\.tsx?$/.test( name ) )
		.map( ( name ) =>
			readFileSync( path.join( ROOT, folder, name ), 'utf8' )
		)
		.join( '\n' );
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

	it( '9.5 every sentence that the runbook quotes is said: by the log, or on a screen', () => {
		const log = sourceOf( 'sidecar' );
		const screens = sourceOf( 'admin' ) + sourceOf( 'widget' );
		const prose = runbook.replace( /`[^`]*`/g, '' ).replace( /\s+/g, ' ' );
		const quoted = [ ...prose.matchAll( /"([^"]+)"/g ) ].map(
			( [ , sentence = '' ] ) => sentence
		);
		// A line of the log may be quoted up to its semicolon.
		const isSaid = ( sentence: string ) =>
			/^[A-Z]/.test( sentence )
				? screens.includes( `'${ sentence }'` )
				: log.includes( `'${ sentence }'` ) ||
					log.includes( `'${ sentence };` );
		expect( quoted.length ).toBeGreaterThan( 15 );
		expect( quoted.filter( ( one ) => ! isSaid( one ) ) ).toEqual( [] );
	} );

	it.each( [
		'BatonModelDown',
		'BatonWordPressDown',
		'BatonWooCommerceFails',
	] )( '9.5 %s explains every kind of failure', ( name ) => {
		const section = runbook
			.split( /^###? /m )
			.find( ( one ) => one.startsWith( name ) );
		const kinds = FAILURE_KINDS.filter( ( kind ) => kind !== 'aborted' );
		expect(
			kinds.filter( ( kind ) => ! section?.includes( `\`${ kind }\`` ) )
		).toEqual( [] );
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
