import fc from 'fast-check';
import { decide } from '../../../sidecar/conversation/escalation';
import { settingsWith } from './support';

const LONG = 100_000;
const WALLS: Record< string, string > = {
	'one letter': 'a'.repeat( LONG ),
	'single letters': 'a '.repeat( LONG / 2 ),
	words: 'I want a refund '.repeat( LONG / 16 ),
	'exclamation marks': '!'.repeat( LONG ),
	'question marks and blanks': '? '.repeat( LONG / 2 ),
	apostrophes: "'".repeat( LONG ),
	asterisks: `a${ '*'.repeat( LONG ) }`,
	digits: '1'.repeat( LONG ),
	'a number with dots': '1.'.repeat( LONG / 2 ),
	emoji: '😡'.repeat( LONG / 2 ),
	'joined emoji': '👩‍👩‍👧‍👦'.repeat( LONG / 11 ),
	'right to left': 'אני רוצה לדבר עם נציג. '.repeat( LONG / 23 ),
	'marks on one letter': `a${ '\u0301'.repeat( LONG ) }`,
	'zero width': '\u200b'.repeat( LONG ),
	'half of a pair': '\ud83d'.repeat( LONG ),
	'Cyrillic and Latin': 'аa'.repeat( LONG / 2 ),
	Chinese: '我要退款'.repeat( LONG / 4 ),
	'line ends': '\n'.repeat( LONG ),
	'null characters': '\0'.repeat( LONG ),
};

/** In ms: many times what it takes, far less than what grows with the square of the text. */
const BOUND = 5000;

const settings = settingsWith(
	{
		phrases: [
			{ trigger: 'frustration', text: 'a a a', effect: 'remove' },
			{ trigger: 'out_of_scope', text: '!!!', effect: 'add' },
			{ trigger: 'explicit_request', text: '*', effect: 'add' },
		],
	},
	[ 'A', 'Will Mark', '😡', '' ]
);

const decideOn = ( ...texts: string[] ) =>
	decide(
		{
			messages: texts.map( ( text, i ) => ( {
				id: String( i ),
				role: i % 2 === 0 ? 'user' : 'assistant',
				text,
			} ) ),
		},
		settings
	);

const isWhole = ( texts: string[] ) => {
	const { escalate, triggers, evidence, score } = decideOn( ...texts );
	expect( escalate ).toBe( triggers.length > 0 );
	expect( score ).toBeGreaterThanOrEqual( 0 );
	expect( score ).toBeLessThanOrEqual( 1 );
	for ( const { messageId, span, why } of evidence ) {
		const text = texts[ Number( messageId ) ]!;
		expect( span[ 0 ] ).toBeGreaterThanOrEqual( 0 );
		expect( span[ 0 ] ).toBeLessThanOrEqual( span[ 1 ] );
		expect( span[ 1 ] ).toBeLessThanOrEqual( text.length );
		expect( why.length ).toBeLessThan( 300 );
	}
};

describe( 'whatever is written', () => {
	it.each( Object.entries( WALLS ) )(
		'4.19 a wall of %s is decided in bounded time',
		( _, wall ) => {
			const from = performance.now();
			isWhole( [ wall, wall, `${ wall } human`, '', wall ] );
			expect( performance.now() - from ).toBeLessThan( BOUND );
		}
	);

	it( '4.19 no text makes it throw, and evidence lies within the text', () => {
		const piece = fc.oneof(
			fc.string( { unit: 'binary', maxLength: 60 } ),
			fc.string( { unit: 'grapheme', maxLength: 60 } ),
			fc.constantFrom(
				'talk to a human',
				'I want my money back!!!',
				'‮you are useless',
				'a g e n t',
				'аgent',
				'\ufeff',
				'...',
				'$$$',
				"o'clock's"
			)
		);
		fc.assert(
			fc.property(
				fc.array(
					fc
						.array( piece, { maxLength: 4 } )
						.map( ( parts ) => parts.join( ' ' ) ),
					{ maxLength: 6 }
				),
				isWhole
			),
			{ numRuns: 400 }
		);
	} );

	it.each( [
		'a g e n t please',
		'I want a h u m a n',
		'let me talk to a hu\u200bm\u200ban',
		'let me talk to a humаn',
		'ｌｅｔ ｍｅ ｔａｌｋ ｔｏ ａ ｈｕｍａｎ',
		'l\u00adet me talk to a human b\u0301eing',
	] )(
		'4.19 disguised words are read as what they look like: %s',
		( text ) => {
			expect( decideOn( text ).triggers ).toContain( 'explicit_request' );
		}
	);
} );
