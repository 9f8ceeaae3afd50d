/** Stories that several tests begin with. */
import { World } from './world';

/** A customer who asked for a person while Priya was there. */
export async function waiting( world = new World() ) {
	const priya = await world.agent( '3' );
	const customer = await world.customer( {
		name: 'Zoë',
		email: 'z@example.org',
	} );
	await customer.send( {
		type: 'send',
		id: 'm1',
		text: 'My order #12 arrived broken.',
	} );
	await customer.send( {
		type: 'send',
		id: 'm2',
		text: 'Can I talk to a person?',
	} );
	const conversation = customer.conversation;
	return { world, priya, customer, conversation };
}

export async function accepted( world = new World() ) {
	const all = await waiting( world );
	await all.priya.send(
		{ type: 'open', conversation: all.conversation, after: 0 },
		{ type: 'accept', id: 'a1', conversation: all.conversation }
	);
	return all;
}
