/**
 * `npm run train-detector`: learns the weights from our own sentences, and from
 * the permitted sources where BATON_DATA_DIR names their folder.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { WORD_TRIGGERS } from '../../sidecar/conversation/escalation/word-triggers';
import { thresholds, unlearned } from './calibrate';
import { encode } from './encode';
import { learnAll } from './model';
import { readSentences } from './sentences';
import { readSources } from './sources';

const OURS = 'our own sentences';

export function train( root: string, dataFolder: string | undefined ): void {
	const own = readSentences( path.join( root, 'detector/sentences' ) );
	const sources = dataFolder ? readSources( dataFolder ) : [];
	const learnedFrom = [
		{
			name: OURS,
			licence: 'GPL-2.0-or-later',
			sha256: own.sha256,
			sentences: own.examples.length,
		},
		...sources.map( ( { source } ) => source ),
	];
	for ( const { name, sentences } of learnedFrom ) {
		console.log( `${ String( sentences ).padStart( 6 ) } of ${ name }` );
	}
	const examples = [
		...own.examples,
		...sources.flatMap( ( { examples: rows } ) => rows ),
	];
	const limits = thresholds( unlearned( examples ) );
	const file = encode( learnAll( examples ), limits, learnedFrom );
	const to = path.join(
		root,
		'sidecar/conversation/escalation/weights.json'
	);
	writeFileSync( to, JSON.stringify( file ) + '\n' );
	console.log(
		`${ file.features } features, thresholds ${ WORD_TRIGGERS.map(
			( name, i ) => `${ name } ${ limits[ i ]!.toFixed( 2 ) }`
		).join( ', ' ) }: ${ path.relative( root, to ) }`
	);
}
