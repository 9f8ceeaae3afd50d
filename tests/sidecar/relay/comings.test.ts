/** Who came and who went is noted, the last that is known. */
import { Comings } from '../../../sidecar/relay/comings';
import { FakeClock } from '../support/fake-clock';
import { KeptLog } from '../support/quiet';

const next = () => new Promise( ( resolve ) => setImmediate( resolve ) );

/** What is noted ends when the test says so. */
function slowNotes() {
	const noted: boolean[] = [];
	const ends: Array< () => void > = [];
	const agent = ( _: string, online: boolean ) => {
		noted.push( online );
		return new Promise< void >( ( resolve ) => ends.push( resolve ) );
	};
	const comings = new Comings(
		{ agent, customer: async () => {} },
		new FakeClock(),
		new KeptLog()
	);
	const end = async () => {
		ends.shift()?.();
		await next();
	};
	return { noted, comings, end };
}

it( '10.10 what changes while it is noted is noted after it, the last alone', async () => {
	const { noted, comings, end } = slowNotes();
	comings.note( 'agent', '3', false );
	comings.note( 'agent', '3', true );
	comings.note( 'agent', '3', false );
	comings.note( 'agent', '3', true );
	await end();
	await end();
	expect( noted ).toEqual( [ false, true ] );
} );

it( '4.5 who went again while it is noted is noted again: they may have got a conversation in between', async () => {
	const { noted, comings, end } = slowNotes();
	comings.note( 'agent', '3', false );
	comings.note( 'agent', '3', true );
	comings.note( 'agent', '3', false );
	await end();
	await end();
	expect( noted ).toEqual( [ false, false ] );
} );
