/** One message of the customer's, by itself. The same text is judged once. */
import type { DetectedTrigger } from '../../../protocol';
import { WEIGHTS } from './delivered';
import { judge } from './judge';
import type { Language } from './languages';
import { classNumber, readText, type ClassName, type Read } from './lexicon';
import { findPhrase, type Prepared } from './settings';
import { has, smallTalkIn, type SmallTalk } from './small-talk';
import { WORD_TRIGGERS, type WordTrigger } from './word-triggers';
import { wordingOf, type Wording } from './wording';

export interface Heard extends SmallTalk {
	/** In logits; zero is where the trigger is pulled at medium sensitivity. */
	scores: Record< WordTrigger, number >;
	/** By own phrases of the owner's. */
	pulled: DetectedTrigger[];
	language: Language | undefined;
	/** Of money that comes back or went wrongly, in any way. */
	aboutMoney: boolean;
	/** Where the words are that pull a trigger, once somebody asked. */
	spans: Partial< Record< WordTrigger, [ number, number ] > >;
	/** Once it was compared. */
	wording?: Wording;
}

/** Texts, and characters of them, that are remembered for one shop's settings. */
const REMEMBERED = 5000;
const CHARACTERS = 4_000_000;

class Memory {
	private readonly known = new Map< string, Heard >();
	private characters = 0;

	has( text: string ): boolean {
		return this.known.has( text );
	}

	get( text: string, make: () => Heard ): Heard {
		const known = this.known.get( text );
		if ( known ) {
			// What was used last is forgotten last.
			this.known.delete( text );
			this.known.set( text, known );
			return known;
		}
		const heard = make();
		this.known.set( text, heard );
		this.characters += text.length;
		this.forget();
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

function memoryOf( settings: Prepared ): Memory {
	let memory = memories.get( settings );
	if ( ! memory ) {
		memories.set( settings, ( memory = new Memory() ) );
	}
	return memory;
}

export const isRemembered = ( text: string, settings: Prepared ): boolean =>
	memoryOf( settings ).has( text );

export const hear = ( text: string, settings: Prepared ): Heard =>
	memoryOf( settings ).get( text, () => judged( text, settings ) );

/**
 * @param text
 * @param heard    The same text.
 * @param settings
 */
export const wordingIn = (
	text: string,
	heard: Heard,
	settings: Prepared
): Wording =>
	( heard.wording ??= wordingOf( readText( text, settings.names ) ) );

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
		aboutMoney: isAboutMoney( read ),
		...smallTalkIn( read ),
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

const MONEY_BACK = numbers( 'refund', 'dispute' );
const MONEY = numbers( 'money', 'charge' );
const BACK = numbers( 'back', 'twice' );

const isAboutMoney = ( read: Read ) =>
	has( read, MONEY_BACK ) || ( has( read, MONEY ) && has( read, BACK ) );
