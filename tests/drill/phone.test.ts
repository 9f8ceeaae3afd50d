/** A phone whose tab sleeps in the background while the agent writes. */
import type { Agent } from '../e2e/support/agent';
import { control } from '../e2e/support/control';
import type { Customer } from '../e2e/support/customer';
import { journey } from '../e2e/support/journey';
import { world } from '../e2e/support/world';
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy';
import { connected } from './support/connected';
import { isLong, spread, tell } from './support/drill';
import { Phone } from './support/phone';
import { eventually } from './support/screens';
import { agentArrives, agreed, beginTalk } from './support/talk';

/** In the drill it sleeps until the sidecar has given it up (pings: 30 s, twice). */
const SLEEP_MS = isLong ? 70_000 : 0;
const ROUNDS = isLong ? 4 : 1;

jest.setTimeout( 120_000 + ROUNDS * 180_000 );

let network: TcpProxy;
let phone: Phone;
beforeAll( async () => {
	network = await startTcpProxy( { target: world.sidecarUrl } );
} );
afterAll( async () => {
	await control.sidecarAt();
	await network.stop();
} );
afterEach( () => phone.off() );
journey();

it( '2.4 2.9 3.2 a phone that slept shows everything once, counts what was not seen, and sends what was typed', async () => {
	const agent = await agentArrives();
	await control.sidecarAt( network.url );
	phone = await Phone.on();
	const talk = await beginTalk( 'A person please, I am on the bus', {
		agent,
		context: phone.context,
	} );
	const [ customer ] = talk.tabs as [ Customer ];
	const told: string[] = [];
	const typed: string[] = [];
	const back: number[] = [];
	const says = async ( times: number ) => {
		for ( let one = 0; one < times; one++ ) {
			told.push( `desk says ${ told.length + 1 }` );
			await agent.says( told.at( -1 )! );
			await arrived( agent, told.at( -1 )! );
		}
	};
	const types = async () => {
		typed.push( `phone says ${ typed.length + 1 }` );
		await customer.says( typed.at( -1 )! );
	};
	/** All of it is there, and it says that it is connected. */
	const isBack = async ( from: number ) => {
		await customer.sees( exactly( told.at( -1 )! ) );
		await connected( customer.page, true );
		back.push( Date.now() - from );
	};

	for ( let round = 0; round < ROUNDS; round++ ) {
		// The dialog is open, and nobody looks at it.
		await phone.hides( true );
		await says( 2 );
		await unreadIs( customer, 2 );
		await phone.hides( false );
		await unreadIs( customer, 0 );

		// The page is frozen, its socket is not.
		await phone.hides( true );
		await phone.sleeps( 'tab' );
		await says( 4 );
		phone.wakes();
		await unreadIs( customer, 4 );
		await phone.hides( false );
		await isBack( Date.now() );
		await unreadIs( customer, 0 );

		// It all sleeps, and the network goes meanwhile.
		await types();
		await phone.hides( true );
		await phone.sleeps( 'whole' );
		await says( 2 );
		await new Promise( ( resolve ) => setTimeout( resolve, SLEEP_MS ) );
		network.cut();
		await says( 2 );
		phone.wakes();
		await phone.hides( false );
		await isBack( Date.now() );
		await unreadIs( customer, 0 );

		// No network, and the dialog is closed.
		await phone.context.setOffline( true );
		await connected( customer.page, false );
		await types();
		await types();
		await customer.button( 'Close chat' ).click();
		await says( 3 );
		const from = Date.now();
		await phone.context.setOffline( false );
		await unreadIs( customer, 3 );
		await agent.sees( exactly( typed.at( -1 )! ) );
		await customer.opens();
		await isBack( from );
		await unreadIs( customer, 0 );
	}

	const outcome = await agreed( talk, [ told, typed ] );
	tell( 'phone', {
		sleeps: ROUNDS * 2,
		offline: ROUNDS,
		...outcome,
		backMs: spread( back ),
	} );
	expect( phone.errors ).toEqual( [] );
	await agent.closes();
} );

const exactly = ( text: string ) => new RegExp( `^${ text }$` );

/** It is in the log, and not only on its way. */
const arrived = ( agent: Agent, text: string ) =>
	agent.log
		.getByRole( 'article', { name: /^(?!.*sending)/ } )
		.getByText( text, { exact: true } )
		.waitFor();

/** What stands at the bubble, whatever is before it. */
const unreadIs = ( { page }: Customer, count: number ) =>
	eventually( async () => {
		const shown = await page.locator( '.count' ).textContent();
		return Number( shown ) === count;
	}, `${ count } messages are unread` );
