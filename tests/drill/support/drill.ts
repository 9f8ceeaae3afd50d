/** How long a drill is, its chance, and what it has to tell. */
import { appendFileSync } from 'node:fs';
import { chance } from '../../support/chance';

/** `npm run drill`, and not the tests' share of it. */
export const isLong = process.env.BATON_DRILL === 'long';

/** So many in the tests, so many in the drill; BATON_DRILL_KILLS is for trying out. */
export const kills =
	Number( process.env.BATON_DRILL_KILLS ) || ( isLong ? 100 : 20 );

const seed =
	Number( process.env.BATON_DRILL_SEED ) || Date.now() % 1_000_000_007;

/** Numbers from 0 to 1 that the printed seed brings again. */
export function chanceOf( name: string ): () => number {
	tell( name, { seed } );
	return chance( seed );
}

/** Shown while it runs; `npm run drill` gathers these lines at the end. */
export function tell( drill: string, what: Record< string, unknown > ): void {
	const line = JSON.stringify( { drill, ...what } );
	process.stderr.write( `${ line }\n` );
	if ( process.env.BATON_DRILL_REPORT ) {
		appendFileSync( process.env.BATON_DRILL_REPORT, `${ line }\n` );
	}
}

/** Milliseconds, of times. */
export function spread( times: number[] ) {
	const sorted = [ ...times ].sort( ( a, b ) => a - b );
	const at = ( share: number ) =>
		Math.round(
			sorted[ Math.ceil( share * sorted.length ) - 1 ] ?? Number.NaN
		);
	return { median: at( 0.5 ), p95: at( 0.95 ), max: at( 1 ) };
}
