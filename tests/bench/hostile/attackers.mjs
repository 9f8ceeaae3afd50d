/**
 * The attackers' process: `{begin}` until `{end}`, which is answered by what
 * was done. They yield to everybody else on the machine: what is measured is
 * what the sidecar has to do with them, and not that two cores are few.
 */
import { getPriority, setPriority } from 'node:os';
import { obey } from '../relay/obey.mjs';
import { ATTACKS, fromEverywhere, prepare } from './attacks.mjs';

const STEP_MS = 20;
/** Of one attack at a time. */
const OPEN_AT_MOST = 2000;

/** How much nicer than the others they are. */
const YIELD = 5;

let names = 0;
let frames = 0;
let opened = 0;
/** @type {NodeJS.Timeout | undefined} */
let timer;

setPriority( Math.min( 19, getPriority() + YIELD ) );

const sceneOf = ( target ) => ( {
	target,
	name: ( prefix ) => `${ prefix }-${ process.pid }-${ names++ }`,
	address: fromEverywhere,
	opened: () => {
		opened++;
	},
	sent: ( count ) => {
		frames += count;
	},
} );

function begin( scene ) {
	let refused = 0;
	const from = performance.now();
	const under = Object.values( ATTACKS ).map( ( attack ) => ( {
		...attack,
		begun: 0,
		open: 0,
	} ) );
	const before = { frames, opened };
	timer = setInterval( () => {
		const seconds = ( performance.now() - from ) / 1000;
		for ( const one of under ) {
			const due = Math.floor( seconds * one.perSecond );
			for ( ; one.begun < due; one.begun++ ) {
				if ( one.open < OPEN_AT_MOST ) {
					one.open++;
					one.once( scene )
						.catch( () => {
							refused++;
						} )
						.finally( () => {
							one.open--;
						} );
				}
			}
		}
	}, STEP_MS );
	return () => {
		clearInterval( timer );
		const seconds = ( performance.now() - from ) / 1000;
		return {
			sockets: Math.round( ( opened - before.opened ) / seconds ),
			/** Not let in. */
			refused: Math.round( refused / seconds ),
			frames: Math.round( ( frames - before.frames ) / seconds ),
		};
	};
}

/** @type {ReturnType<typeof begin> | undefined} */
let end;

obey( {
	prepare: ( { target } ) => prepare( sceneOf( target ) ),
	begin( { target } ) {
		end = begin( sceneOf( target ) );
	},
	end: () => end?.(),
} );
