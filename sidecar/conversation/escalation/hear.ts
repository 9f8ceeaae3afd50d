/** One message of the customer's, by itself. The same text is judged once. */
import type { DetectedTrigger } from '../../../protocol';
import { WEIGHTS } from './delivered';
import { judge } from './judge';
import { isFunctionWord, type Language } from './languages';
import { classNumber, readText, type ClassName, type Read } from './lexicon';
import { findPhrase, type Prepared } from './settings';
import { WORD_TRIGGERS, type WordTrigger } from './word-triggers';

export interface Heard {
	/** In logits; zero is where the trigger is pulled at medium sensitivity. */
	scores: Record< WordTrigger, number >;
	/** By own phrases of the owner's. */
	pulled: DetectedTrigger[];
	language: Language | undefined;
	/** Of money that comes back or went wrongly, in any way. */
	aboutMoney: boolean;
	/** Nothing but thanks, or that it helped. */
	thanks: boolean;
	/** They go on without a person. */
	neverMind: boolean;
	/** More than a greeting or thanks. */
	isQuestion: boolean;
	/** Where the words are that pull a trigger, once somebody asked. */
	spans: Partial< Record< WordTrigger, [ number, number ] > >;
}

/** Texts, and characters of them, that are remembered for one shop's settings. */
const REMEMBERED = 500;
const CHARACTERS = 200_000;

class Memory {
	private readonly known = new Map< string, Heard >();
	private characters = 0;

	get( text: string, make: () => Heard ): Heard {
		let heard = this.known.get( text );
		if ( ! heard ) {
			heard = make();
			this.known.set( text, heard );
			this.characters += text.length;
			this.forget();
		}
		return heard;
	}

	private forget(): void {
		for ( const oldest of this.known.keys() ) {
			if (
				this.known.size <= REMEMBERED &&
				this.characters <= CHARACTERS
			) {
				return;
			}
			this.known.delete( oldest );
			this.characters -= oldest.length;
		}
	}
}

const memories = new WeakMap< Prepared, Memory >();

export function hear( text: string, settings: Prepared ): Heard {
	let memory = memories.get( settings );
	if ( ! memory ) {
		memories.set( settings, ( memory = new Memory() ) );
	}
	return memory.get( text, () => judged( text, settings ) );
}

function judged( text: string, settings: Prepared ): Heard {
	const read = readText( text, settings.names );
	const scores = {} as Heard[ 'scores' ];
	const { scores: all } = judge( read, WEIGHTS );
	WORD_TRIGGERS.forEach( ( trigger, i ) => {
		const left = withoutRemoved( read, trigger, settings );
		scores[ trigger ] =
			left === read ? all[ i ]! : judge( left, WEIGHTS ).scores[ i ]!;
	} );
	return {
		scores,
		pulled: [
			...new Set(
				settings.phrases
					.filter(
						( phrase ) =>
							phrase.effect === 'add' &&
							findPhrase( phrase, read ).length > 0
					)
					.map( ( { trigger } ) => trigger )
			),
		],
		language: read.language,
		spans: {},
		...classified( read ),
	};
}

/** What is left when the owner's removed phrases are not read. */
export function withoutRemoved(
	read: Read,
	trigger: DetectedTrigger,
	{ phrases }: Prepared
): Read {
	const gone = new Set< number >();
	for ( const phrase of phrases ) {
		if ( phrase.effect === 'remove' && phrase.trigger === trigger ) {
			for ( const [ first, last ] of findPhrase( phrase, read ) ) {
				for ( let i = first; i <= last; i++ ) {
					gone.add( i );
				}
			}
		}
	}
	const isLeft = ( _: unknown, i: number ) => ! gone.has( i );
	return gone.size === 0
		? read
		: {
				...read,
				tokens: read.tokens.filter( isLeft ),
				classes: read.classes.filter( isLeft ),
			};
}

const numbers = ( ...names: ClassName[] ) =>
	new Set( names.map( classNumber ) );

const THANKFUL = numbers( 'joy', 'settled', 'smile' );
const SMALL_TALK = numbers(
	'joy',
	'settled',
	'smile',
	'polite',
	'very',
	'you',
	'me',
	'exclamation',
	'exclamations',
	'dots'
);
const NEVER_MIND = numbers( 'never_mind' );
const MONEY_BACK = numbers( 'refund', 'dispute' );
const MONEY = numbers( 'money', 'charge' );
const BACK = numbers( 'back', 'twice' );

/** Nobody thanks at greater length, or goes on with the assistant. */
const SHORT = 14;
/** Chinese characters. */
const FEW = 5;

function classified( { tokens, classes, languages }: Read ) {
	const has = ( wanted: ReadonlySet< number > ) =>
		classes.some( ( all ) => all.some( ( one ) => wanted.has( one ) ) );
	const words = tokens.flatMap( ( { kind }, i ) =>
		kind === 'word' || kind === 'han' || kind === 'number' ? [ i ] : []
	);
	// A Chinese word's further characters carry no class of their own.
	const isSmall = ( i: number ) =>
		classes[ i ]!.length > 0
			? classes[ i ]!.some( ( one ) => SMALL_TALK.has( one ) )
			: ( tokens[ i ]!.kind === 'han' && words.length <= FEW ) ||
				isFunctionWord( tokens[ i ]!.text, languages );
	const isSmallTalk = words.length <= SHORT && words.every( isSmall );
	return {
		aboutMoney: has( MONEY_BACK ) || ( has( MONEY ) && has( BACK ) ),
		thanks: isSmallTalk && has( THANKFUL ),
		neverMind: words.length <= SHORT && has( NEVER_MIND ),
		isQuestion: ! isSmallTalk,
	};
}
