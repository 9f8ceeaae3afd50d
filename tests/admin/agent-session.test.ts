import { tokenSource } from '../../admin/common/agent-session';
import type { AgentSession } from '../../protocol/session';

const session = ( id: string, token: string, tokenEnds: number ) =>
	( {
		token,
		tokenEnds,
		sidecarUrl: 'https://shop.example/baton',
		agent: { id, name: `Agent ${ id }` },
		mayEditOrders: false,
	} ) as AgentSession;

it( '2.5 the token in hand is used until shortly before its end', async () => {
	let now = 0;
	const load = jest.fn( async () => session( '4', 'second', 1_200_000 ) );
	const token = tokenSource(
		session( '4', 'first', 600_000 ),
		load,
		() => {},
		() => now
	);
	expect( await token( false ) ).toMatchObject( { token: 'first' } );
	now = 590_000;
	expect( await token( false ) ).toMatchObject( { token: 'second' } );
	expect( await token( true ) ).toMatchObject( { token: 'second' } );
	expect( load ).toHaveBeenCalledTimes( 2 );
} );

it( 'a desk never goes on as another agent who logged in meanwhile', async () => {
	const problems: unknown[] = [];
	const token = tokenSource(
		session( '4', 'mine', 600_000 ),
		async () => session( '5', 'theirs', 600_000 ),
		( problem ) => problems.push( problem ),
		() => 0
	);
	await expect( token( true ) ).rejects.toThrow( /Reload/ );
	expect( problems ).toHaveLength( 1 );
	expect( await token( false ) ).toMatchObject( { token: 'mine' } );
} );
