/** The disk is full while both sides type. */
import { Customer } from '../e2e/support/customer';
import { control } from '../e2e/support/control';
import { journey } from '../e2e/support/journey';
import { world } from '../e2e/support/world';
import { chanceOf, isLong, spread, tell } from './support/drill';
import { fillDisk } from './support/full-disk';
import { patientVisitor } from './support/patient-visitor';
import { eventually } from './support/screens';
import { agreed, beginTalk } from './support/talk';
import { startTypist } from './support/typist';

const ROUNDS = isLong ? 3 : 1;
/** Full for so long after everybody was told, ms. */
const FULL_MS = isLong ? 60_000 : 3_000;
/** Of a pause between two messages, ms: with what was kept fewer than 60 in a minute (3.13). */
const PAUSE = isLong ? 4_000 : 1_500;
/** Lines of the log a round: what is told is told once, however long it lasts. */
const LINES = 20;

jest.setTimeout( 120_000 + ROUNDS * 180_000 );

beforeEach( () =>
	control.restartSidecar( { env: { BATON_AGENT_GRACE_MS: '20000' } } )
);
// Before the journey ends with everybody gone.
afterEach( () => control.restartSidecar() );
journey();

it( '10.8 10.9 a full disk: both sides are told that it is kept, and it goes out in order once there is room', async () => {
	const random = chanceOf( 'disk' );
	const talk = await beginTalk( 'A person please, and a bigger disk', {
		pages: [ '/', '/shipping/' ],
	} );
	const { agent, tabs } = talk;
	const [ typing, reading ] = tabs as [ Customer, Customer ];
	const asker = await Customer.enters( await patientVisitor() );
	await asker.opens();
	const typists = [
		startTypist(
			'tab says',
			( text ) => typing.says( text ),
			random,
			PAUSE
		),
		startTypist(
			'desk says',
			( text ) => agent.says( text ),
			random,
			PAUSE
		),
	];
	await reading.sees( 'desk says 1' );
	const { pids } = await control.where();
	const before = ( await linesOfLog() ).length;
	const told: number[] = [];
	const out: number[] = [];
	for ( let round = 0; round < ROUNDS; round++ ) {
		const full = Date.now();
		const makeRoom = fillDisk( pids.sidecar );
		await Promise.all( [
			typing.log
				.getByText( /Not sent yet/ )
				.first()
				.waitFor(),
			agent.page
				.getByText( /cannot store anything right now.*kept/ )
				.waitFor(),
		] );
		told.push( Date.now() - full );
		expect( await ready() ).toBe( 503 );
		// What can be read is read, and what waits outlives a reload.
		await reading.page.reload();
		await reading.sees( 'desk says 1' );
		await reading.log
			.getByText( /Not sent yet/ )
			.first()
			.waitFor();
		await asker.askPerson.click();
		await asker.dialog.getByText( /We go on asking/ ).waitFor();
		await new Promise( ( resolve ) => setTimeout( resolve, FULL_MS ) );

		const from = Date.now();
		makeRoom();
		await Promise.all( [
			agent.page
				.getByText( /cannot store anything/ )
				.waitFor( { state: 'hidden' } ),
			asker.button( 'Back to the assistant' ).click(),
			eventually(
				async () => ( await ready() ) === 200,
				'it is ready again'
			),
		] );
		await asker
			.button( 'Back to the assistant' )
			.waitFor( { state: 'hidden' } );
		out.push( Date.now() - from );
	}
	await Promise.all( typists.map( ( typist ) => typist.stop() ) );
	const outcome = await agreed(
		talk,
		typists.map( ( { typed } ) => typed )
	);
	const lines = ( await linesOfLog() ).slice( before );
	tell( 'disk', {
		rounds: ROUNDS,
		fullMs: FULL_MS,
		...outcome,
		toldMs: spread( told ),
		goesOutMs: spread( out ),
		lines: lines.length,
	} );
	expect(
		lines.filter( ( line ) => line.includes( '"nothing can be stored"' ) )
	).toHaveLength( ROUNDS );
	expect( lines.length ).toBeLessThan( ROUNDS * LINES );
	await agent.closes();
} );

const ready = async () =>
	( await fetch( `${ world.sidecarUrl }/readyz` ) ).status;

const linesOfLog = async () =>
	( await control.sidecarLog() ).trimEnd().split( '\n' );
