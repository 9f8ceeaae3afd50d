import { statSync } from 'node:fs';
import path from 'node:path';
import { compiled as compile } from '../../detector/compile/main';
import { PERMITTED } from '../../detector/train/sources';
import { readSentences } from '../../detector/train/sentences';
import compiled from '../../sidecar/conversation/escalation/compiled.json';
import weights from '../../sidecar/conversation/escalation/weights.json';

const root = path.resolve( __dirname, '../..' );

describe( 'the delivered weights', () => {
	const [ own, ...others ] = weights.learnedFrom;

	it( '4.21 were learned from the sentences that are here', () => {
		const { sha256, examples } = readSentences(
			path.join( root, 'detector/sentences' )
		);
		expect( own ).toMatchObject( { sha256, sentences: examples.length } );
	} );

	it( '4.21 were learned from no source that is not permitted', () => {
		for ( const { name, licence, sha256 } of others ) {
			expect( PERMITTED[ name ] ).toBe( licence );
			expect( sha256 ).toMatch( /^[0-9a-f]{64}$/ );
		}
	} );

	it( '4.21 the words are compiled from the lists that are here', () => {
		expect( compiled ).toEqual( compile( root ) );
	} );

	it( '4.21 hold less than a megabyte', () => {
		const { size } = statSync(
			path.join( root, 'sidecar/conversation/escalation/weights.json' )
		);
		expect( size ).toBeLessThan( 1_000_000 );
	} );
} );
