/**
 * Runs in a sidecar before it (--require): its dates are so many ms ahead as the
 * file says, from each SIGUSR2 on. What lasts is measured as ever.
 */
const { readFileSync } = require( 'node:fs' );

const RightDate = Date;
let ahead = 0;

process.on( 'SIGUSR2', () => {
	ahead = Number( readFileSync( process.env.DRILL_CLOCK, 'utf8' ) );
	process.stdout.write( `the clock is ${ ahead } ms ahead\n` );
} );

globalThis.Date = class extends RightDate {
	constructor( ...parts ) {
		super( ...( parts.length > 0 ? parts : [ RightDate.now() + ahead ] ) );
	}
	static now() {
		return RightDate.now() + ahead;
	}
};
