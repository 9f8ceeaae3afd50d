/** What servers call the bound on an answer: on the real client. */
import { asking, calling, run, whole } from './support/model';
import { json, type Received } from './support/script-server';
import { knows, scriptedTools } from './support/scripted-tools';

const OLD = 'max_tokens';
const NEW = 'max_completion_tokens';
const bodyOf = ( { body }: Received ) => JSON.parse( body );
const namesOf = ( received: Received[] ) =>
	received.map( ( one ) =>
		[ OLD, NEW ].filter( ( name ) => name in bodyOf( one ) ).join()
	);

const refusals: Array< [ string, number, object ] > = [
	[
		'with a code',
		400,
		{
			error: {
				message: `Unsupported parameter: '${ OLD }' is not supported with this model. Use '${ NEW }' instead.`,
				type: 'invalid_request_error',
				param: OLD,
				code: 'unsupported_parameter',
			},
		},
	],
	[ 'in words', 400, { error: { message: `unknown field "${ OLD }"` } } ],
	[
		'as a wrong body',
		422,
		{ error: { message: `${ OLD }: Extra inputs are not permitted` } },
	],
];

it.each( refusals )(
	'13.11 a server that wants the other name, and says so %s, is asked with it: now, and from then on',
	async ( _, status, refusal ) => {
		const { asks, received, close, log } = await asking(
			( response, request ) =>
				OLD in bodyOf( request )
					? json( response, refusal, status )
					: whole( response, 'Yes.' )
		);
		expect( await asks() ).toBe( 'Yes.' );
		expect( await asks() ).toBe( 'Yes.' );
		await close();
		expect( namesOf( received ) ).toEqual( [ OLD, NEW, NEW ] );
		expect( bodyOf( received[ 1 ]! )[ NEW ] ).toBe( 800 );
		// It kept its tools.
		expect( bodyOf( received[ 1 ]! ).tools ).toBeDefined();
		expect( log.warnings ).toEqual( [] );
	}
);

it( '13.11 one that knows neither is asked once with each, and then as one that refuses', async () => {
	const { text, received } = await run( ( response, request ) =>
		json(
			response,
			{
				error: {
					message: `${ namesOf( [ request ] ) } is not supported`,
				},
			},
			400
		)
	);
	expect( text ).toBe( 'Quoted.' );
	expect( namesOf( received ) ).toEqual( [ OLD, NEW, NEW ] );
	expect( bodyOf( received[ 2 ]! ).tools ).toBeUndefined();
} );

it( '13.11 one that wants fewer tokens is not asked by the other name', async () => {
	const { received } = await run( ( response ) =>
		json(
			response,
			{ error: { message: `${ OLD } is too large: 800`, param: OLD } },
			400
		)
	);
	expect( new Set( namesOf( received ) ) ).toEqual( new Set( [ OLD ] ) );
} );

it( '13.11 also where it knows no tools, and in the middle of looking up', async () => {
	const { asks, received, close } = await asking(
		( response, request, call ) => {
			if ( call === 1 ) {
				calling( response, [ 'order_status', {} ] );
			} else if ( OLD in bodyOf( request ) ) {
				json( response, refusals[ 0 ]![ 2 ], 400 );
			} else if ( bodyOf( request ).tools && call > 3 ) {
				json( response, { error: { message: 'no tools' } }, 400 );
			} else {
				whole( response, 'Yes.' );
			}
		},
		scriptedTools( { order_status: knows( {} ) } )
	);
	expect( await asks() ).toBe( 'Yes.' );
	expect( await asks() ).toBe( 'Yes.' );
	await close();
	expect( namesOf( received ) ).toEqual( [ OLD, OLD, NEW, NEW, NEW ] );
} );
