/** A model that looks things up, on the real client. */
import { ROUNDS } from '../../sidecar/llm/talk';
import {
	calling,
	callingBeside,
	delta,
	messagesOf,
	question,
	run,
	SOURCE,
	stream,
	whole,
} from './support/model';
import { json } from './support/script-server';
import { knows, scriptedTools } from './support/scripted-tools';

const ORDER = { number: '1042', status: 'completed', total: '12.50' };
const bodyOf = ( { body }: { body: string } ) => JSON.parse( body );

describe( 'a model with tools', () => {
	it( '13.8 calls in pieces are put together, several in one turn, and what they say goes back', async () => {
		const tools = scriptedTools( {
			order_status: knows( ORDER ),
			opening_hours: { kind: 'ask', text: 'For which day?' },
		} );
		const { text, received, pieces } = await run(
			( response, _, call ) =>
				call === 1
					? calling(
							response,
							[ 'order_status', { number: '1042' } ],
							[ 'opening_hours', {} ]
						)
					: whole( response, 'It was ', 'completed.' ),
			{ tools }
		);
		expect( text ).toBe( 'It was completed.' );
		expect( tools.called ).toMatchObject( [
			{ name: 'order_status', input: { number: '1042' } },
			{ name: 'opening_hours', input: {} },
		] );
		expect(
			bodyOf( received[ 0 ]! ).tools.map(
				( { function: { name } }: { function: { name: string } } ) =>
					name
			)
		).toEqual( [
			'order_status',
			'opening_hours',
			'cannot_answer',
			'request_person',
		] );
		expect( messagesOf( received[ 1 ] ).slice( -3 ) ).toMatchObject( [
			{ role: 'assistant', tool_calls: [ {}, {} ] },
			{
				role: 'tool',
				tool_call_id: 'call_0',
				content: JSON.stringify( { facts: ORDER } ),
			},
			{
				role: 'tool',
				tool_call_id: 'call_1',
				content: '{"ask_the_customer":"For which day?"}',
			},
		] );
		// Of the order, not of the pages that were in hand.
		expect( pieces.at( -1 )?.sources ).toEqual( [
			{ title: 'Your orders', url: 'https://shop.example/orders/' },
		] );
	} );

	it.each( [
		[ 'no JSON', 'order_status', '{"number": ', 'arguments' ],
		[ 'a list', 'order_status', '[1]', 'arguments' ],
		[ 'a name that is none', 'drop_table', '{}', 'name' ],
		[ 'no reason', 'request_person', '{"reason": 7}', 'reason' ],
	] )(
		'13.8 nonsense (%s): the model is told which field, and goes on',
		async ( _, name, input, field ) => {
			const { text, received } = await run(
				( response, _request, call ) =>
					call === 1
						? calling( response, [ name, input ] )
						: whole( response, 'I do not know.' ),
				{ tools: scriptedTools( { order_status: knows( ORDER ) } ) }
			);
			expect( text ).toBe( 'I do not know.' );
			expect(
				JSON.parse( messagesOf( received[ 1 ] ).at( -1 )!.content )
			).toMatchObject( { error: { field } } );
		}
	);

	it( '13.8 a model that never stops calling is asked for its answer without tools', async () => {
		const tools = scriptedTools( { order_status: knows( ORDER ) } );
		const { text, received } = await run(
			( response, request ) =>
				bodyOf( request ).tool_choice === 'none'
					? whole( response, 'Enough.' )
					: calling( response, [ 'order_status', {} ] ),
			{ tools }
		);
		expect( text ).toBe( 'Enough.' );
		expect( received ).toHaveLength( ROUNDS + 1 );
		expect( tools.called ).toHaveLength( ROUNDS );
	} );

	it( '13.8 one that calls even then, or far too much, is left for the quoted answer', async () => {
		const tools = scriptedTools( { order_status: knows( ORDER ) } );
		const always = await run(
			( response ) => calling( response, [ 'order_status', {} ] ),
			{ tools }
		);
		expect( always.text ).toBe( 'Quoted.' );
		const many = await run(
			( response ) =>
				calling(
					response,
					...Array.from( { length: 9 }, (): [ string, unknown ] => [
						'order_status',
						{},
					] )
				),
			{ tools }
		);
		expect( many.text ).toBe( 'Quoted.' );
		expect( many.received ).toHaveLength( 1 );
	} );

	it( '13.8 what it says before it looks something up is withdrawn', async () => {
		const { text, pieces } = await run(
			( response, _, call ) => {
				if ( call === 2 ) {
					whole( response, 'It was completed.' );
					return;
				}
				callingBeside( response, 'Let me look. ', 'order_status' );
			},
			{ tools: scriptedTools( { order_status: knows( ORDER ) } ) }
		);
		expect( text ).toBe( 'It was completed.' );
		expect( pieces[ 1 ] ).toMatchObject( { restart: true } );
	} );

	it( '13.8 “request_person” with a reason ends the turn in a handoff', async () => {
		const { pieces, received } = await run( ( response ) =>
			calling( response, [
				'request_person',
				{ reason: 'Wants a refund of order 1042.' },
			] )
		);
		expect( received ).toHaveLength( 1 );
		expect( pieces ).toEqual( [
			{
				text: '',
				person: {
					trigger: 'out_of_scope',
					why: 'The assistant asked for a person: “Wants a refund of order 1042.”',
				},
			},
		] );
	} );

	it( '13.8 a tool that wants a person ends it too, whatever else was called', async () => {
		const { pieces } = await run(
			( response ) =>
				calling( response, [ 'order_status', {} ], [ 'locked', {} ] ),
			{
				tools: scriptedTools( {
					order_status: knows( ORDER ),
					locked: {
						kind: 'person',
						trigger: 'assistant_failed',
						why: 'Three wrong tries.',
					},
				} ),
			}
		);
		expect( pieces.at( -1 )?.person?.why ).toBe( 'Three wrong tries.' );
	} );

	it.each( [ 400, 422, 501 ] )(
		'13.8 a server that refuses tools (%i) is asked once more without',
		async ( status ) => {
			const { text, received, pieces, calls } = await run(
				( response, request ) =>
					bodyOf( request ).tools
						? json( response, { error: { message: 'no' } }, status )
						: whole( response, 'Yes, we do.' ),
				{ tools: scriptedTools( { order_status: knows( ORDER ) } ) }
			);
			expect( text ).toBe( 'Yes, we do.' );
			expect( received ).toHaveLength( 2 );
			expect( pieces.at( -1 )?.sources ).toEqual( [ SOURCE ] );
			expect( calls ).toEqual( [ 'model ok' ] );
		}
	);

	it( '13.8 a failure after a look-up looks nothing up again', async () => {
		const tools = scriptedTools( { order_status: knows( ORDER ) } );
		const { text, received } = await run(
			( response, _, call ) => {
				if ( call === 1 ) {
					calling( response, [ 'order_status', {} ] );
				} else if ( call === 2 ) {
					json( response, {}, 500 );
				} else {
					whole( response, 'It was completed.' );
				}
			},
			{ tools }
		);
		expect( text ).toBe( 'It was completed.' );
		expect( received ).toHaveLength( 3 );
		expect( tools.called ).toHaveLength( 1 );
	} );

	it( '13.8 an answer without an end is left after so many characters, not asked for again', async () => {
		const { text, received } = await run( ( response ) => {
			stream( response );
			const more = () => {
				if ( ! response.destroyed ) {
					response.write(
						delta( { content: 'and on '.repeat( 100 ) } )
					);
					setImmediate( more );
				}
			};
			more();
		} );
		expect( text ).toBe( 'Quoted.' );
		expect( received ).toHaveLength( 1 );
	} );

	it( '13.8 some servers give every call the same index, or none', async () => {
		const tools = scriptedTools( { order_status: knows( ORDER ) } );
		const call = ( id: string, number: string, index?: number ) =>
			delta( {
				tool_calls: [
					{
						...( index !== undefined && { index } ),
						id,
						type: 'function',
						function: {
							name: 'order_status',
							arguments: `{"number":"${ number }"}`,
						},
					},
				],
			} );
		await run(
			( response, _, nth ) => {
				if ( nth > 1 ) {
					whole( response, 'Done.' );
					return;
				}
				stream( response );
				response.write( call( 'a', '1', 0 ) + call( 'b', '2', 0 ) );
				response.write( call( 'c', '3' ) );
				response.end(
					`${ delta( {}, 'tool_calls' ) }data: [DONE]\n\n`
				);
			},
			{ tools }
		);
		expect( tools.called.map( ( { input } ) => input ) ).toEqual( [
			{ number: '1' },
			{ number: '2' },
			{ number: '3' },
		] );
	} );

	it( '13.2 nothing is asked where nothing may leave', async () => {
		const { text, received } = await run(
			( response ) => whole( response, 'Yes.' ),
			{ asked: { ...question, mayLeave: false } }
		);
		expect( received ).toEqual( [] );
		expect( text ).toBe( 'Quoted.' );
	} );
} );
