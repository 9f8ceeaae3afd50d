/** `npm start`: from a bare checkout to a running demo shop. Needs nothing installed but Node itself. */
import { installDependencies } from './lib/dependencies.mjs';
import { createLog } from './lib/log.mjs';
import { whenAbandoned } from './lib/parents.mjs';
import { endEverything } from './lib/processes.mjs';
import { checkRequirements } from './lib/requirements.mjs';

const log = createLog();

/** @param {import('./lib/demo.mjs').Demo} demo */
function announce( { shop, home } ) {
	const login = ( { user, password } ) => `${ user } / ${ password }`;
	const { version, standIn } = shop.woocommerce;
	const rows = [
		[ 'Shop', shop.shopUrl ],
		[ 'Agent desk', shop.deskUrl ],
		[ 'Settings', shop.settingsUrl ],
		[ 'Mail', shop.mailUrl ],
		[ 'Sidecar', shop.sidecarUrl ],
		[ 'Admin', login( shop.admin ) ],
		...shop.agents.map( ( agent ) => [
			'Agent',
			`${ login( agent ) }  (${ agent.name })`,
		] ),
		...shop.customers.map( ( customer ) => [
			'Customer',
			`${ login( customer ) }  (${ customer.email })`,
		] ),
		[
			'WooCommerce',
			standIn
				? `${ version }: NOT the real one, but the demo's small stand-in`
				: version,
		],
		[ 'Logs', `${ home }/logs` ],
	];
	log.note( '' );
	for ( const [ name, value ] of rows ) {
		log.note( `${ name.padEnd( 12 ) } ${ value }` );
	}
	log.note( '' );
	log.note(
		'Agents log in at the desk, customers under My account. Ctrl-C stops everything.'
	);
}

async function main() {
	const began = performance.now();
	await checkRequirements( log );
	await installDependencies( log );
	// Only now: the rest needs the packages.
	const { startDemo } = await import( './lib/demo.mjs' );

	const demo = await startDemo( { log } );
	stop = () => demo.stop();
	announce( demo );
	log.note(
		`Ready after ${ ( ( performance.now() - began ) / 1000 ).toFixed( 1 ) } s.`
	);

	const why = await demo.ended;
	if ( ! stopping ) {
		log.warn( why );
		await demo.stop();
		process.exit( 1 );
	}
}

/** Ends what runs: until everything does, whatever has been started. */
let stop = endEverything;
let stopping = false;
async function leave() {
	if ( ! stopping ) {
		stopping = true;
		log.note( 'Stopping …' );
		await stop();
		log.note( 'Stopped.' );
		process.exit();
	}
}
for ( const signal of [ 'SIGINT', 'SIGTERM', 'SIGHUP' ] ) {
	process.on( signal, leave );
}
whenAbandoned( leave );

try {
	await main();
} catch ( error ) {
	if ( ! stopping ) {
		log.warn( error.message );
		await endEverything();
		process.exit( 1 );
	}
}
