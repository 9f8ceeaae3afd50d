/** The index's file is lost, broken or cannot be had. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Database from 'better-sqlite3';
import { openIndex } from '../../sidecar/knowledge/open';
import { KeptLog } from './support/quiet';

const PAGE = {
	id: 'page:1',
	kind: 'page' as const,
	title: 'Shipping',
	url: 'https://shop.example/shipping/',
	text: 'Parcels take three working days.',
};

let folder: string;
let file: string;
let log: KeptLog;
beforeEach( () => {
	folder = mkdtempSync( path.join( tmpdir(), 'baton-index-' ) );
	file = path.join( folder, 'knowledge.db' );
	log = new KeptLog();
} );
afterEach( () => rmSync( folder, { recursive: true } ) );

/** It can be filled and asked. */
async function works(): Promise< void > {
	const index = openIndex( file, log );
	index.put( [ PAGE ] );
	expect( await index.search( 'How long do parcels take?', 1 ) ).toHaveLength(
		1
	);
	index.close();
}
const warnings = () => log.warnings.map( ( { message } ) => message );

it( '10.12 a lost file is made again without a word', async () => {
	await works();
	await works();
	expect( warnings() ).toEqual( [] );
} );

it.each< [ string, () => void ] >( [
	[ 'no database', () => writeFileSync( file, 'x'.repeat( 10_000 ) ) ],
	[
		'a database with a hole',
		() => {
			const pages = new Database( file );
			pages.exec( `CREATE TABLE t ( a ); CREATE INDEX i ON t ( a );
				WITH RECURSIVE n( v ) AS ( SELECT 1 UNION ALL SELECT v + 1 FROM n LIMIT 5000 )
				INSERT INTO t SELECT 'text ' || v FROM n` );
			const bytes = pages.serialize();
			pages.close();
			bytes.fill( 0xff, 8192, 16_384 );
			writeFileSync( file, bytes );
		},
	],
] )( '10.12 one that is %s is made again, and said', async ( _, breakIt ) => {
	breakIt();
	await works();
	expect( warnings() ).toEqual( [
		'the knowledge was broken and is made again',
	] );
	await works();
	expect( warnings() ).toHaveLength( 1 );
} );

it( '10.12 where there can be none it is kept in memory, and said', async () => {
	mkdirSync( file );
	await works();
	expect( warnings() ).toEqual( [ 'the knowledge is kept in memory' ] );
} );
