/** Whose addresses and numbers a customer reads in a model's answer: on the real client. */
import type { Said, ToolResult } from '../../sidecar/ports';
import { calling, messagesOf, PASSAGE, run, whole } from './support/model';
import { questionOf } from './support/question';
import { scriptedTools } from './support/scripted-tools';

const MARK = /\[(?:email|phone)-[0-9a-f]{8}\]/g;
const page = ( text: string ) => ( { ...PASSAGE, text } );
const CONTACT = page(
	'Write to help@shop.example or call 030 1234567, Monday to Friday.'
);

/** A model that repeats every placeholder it was sent, in calls and answers. */
async function parrot( {
	passages = [] as ( typeof PASSAGE )[],
	history = [] as Said[],
	result = undefined as ToolResult | undefined,
	asked = 'How do I reach you?',
	conversation = 'c_1',
	more = '',
} ) {
	const tools = scriptedTools( {
		order_status: result ?? { kind: 'ask', text: 'Which?' },
	} );
	const { text, received } = await run(
		( response, { body }, call ) => {
			const marks = [ ...new Set( body.match( MARK ) ) ].join( ' ' );
			if ( call === 1 ) {
				calling( response, [ 'order_status', { email: marks } ] );
			} else {
				whole( response, `You asked. ${ marks }${ more }` );
			}
		},
		{
			tools,
			passages,
			asked: questionOf( asked, {
				mayLeave: true,
				conversation,
				history: [ ...history, { by: 'customer', text: asked } ],
			} ),
		}
	);
	const sent = received
		.flatMap( ( one ) => messagesOf( one ) )
		.map( ( { content } ) => content ?? '' )
		.join( '\n' );
	return { text, sent, input: JSON.stringify( tools.called[ 0 ]!.input ) };
}

it( '13.4 the shop’s own, from a page in hand: read, and never sent', async () => {
	const { text, sent, input } = await parrot( { passages: [ CONTACT ] } );
	expect( text ).toContain( 'help@shop.example 030 1234567' );
	expect( sent ).not.toMatch( /@shop|1234567/ );
	// A page proves nobody's order.
	expect( input ).not.toMatch( /@|1234567/ );
} );

it( '13.4 it can be asked for again: it stands in the conversation', async () => {
	const { text, input } = await parrot( {
		history: [
			{ by: 'customer', text: 'How do I reach you?' },
			{ by: 'assistant', text: 'Call 030 1234567.' },
			{ by: 'agent', text: 'Or maya@shop.example.' },
		],
		asked: 'Say that again, please',
	} );
	expect( text ).toContain( '030 1234567 maya@shop.example' );
	expect( input ).not.toMatch( /@|1234567/ );
} );

it( '13.4 what the owner lets a tool say while the shop is down is read', async () => {
	const { text } = await parrot( {
		result: { kind: 'unavailable', text: 'Please call 030 1234567.' },
		passages: [ CONTACT ],
	} );
	expect( text ).toContain( '030 1234567' );
} );

it.each( [
	[
		'of a stranger, in what a refused call says',
		{
			result: {
				kind: 'wrong' as const,
				field: 'email',
				message: 'It belongs to bob@other.example, +44 20 7946 0958.',
			},
		},
	],
	[
		'that no text of this turn holds',
		{ more: ' [email-0a1b2c3d] [phone-0a1b2c3d]' },
	],
] )( '13.4 one %s stays hidden', async ( _, more ) => {
	const { text } = await parrot( { passages: [ CONTACT ], ...more } );
	expect( text ).toContain( 'help@shop.example' );
	expect( text ).toContain( '•••@•••' );
	expect( text ).not.toMatch( /bob|7946|email-/ );
} );

/** What stands for the address that this page names, in this conversation. */
async function markIn( text: string, conversation: string ): Promise< string > {
	let mark = '';
	await run(
		( response, request ) => {
			mark = messagesOf( request )[ 1 ]!.content.match( MARK )![ 0 ];
			whole( response, 'Yes.' );
		},
		{
			passages: [ page( text ) ],
			asked: questionOf( 'Hi', { mayLeave: true, conversation } ),
		}
	);
	return mark;
}

it( '13.4 a placeholder of another conversation is nobody’s, also for the same address', async () => {
	const { text } = await parrot( {
		passages: [ CONTACT ],
		more: ` ${ await markIn( CONTACT.text, 'c_2' ) }`,
	} );
	expect( text ).toMatch( /help@shop\.example 030 1234567 •••@•••$/ );
} );

it( '13.4 a page that was not given along, or cut before it, shows nothing', async () => {
	const late = 'late@shop.example';
	const more = ` ${ await markIn( late, 'c_1' ) }`;
	const given = await parrot( { passages: [ page( late ) ], more } );
	expect( given.text ).toContain( late );
	for ( const passages of [
		[],
		[ page( `${ 'We ship lamps. '.repeat( 600 ) } ${ late }` ) ],
	] ) {
		const { text } = await parrot( { passages, more } );
		expect( text ).toMatch( /•••@•••$/ );
	}
} );
