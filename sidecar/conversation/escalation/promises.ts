/** An assistant that says it is handing over has promised a person, whether or not it asked for one. */
import compiled from './compiled.json';
import { readText } from './lexicon';
import { Trie, type Step } from './trie';

const PROMISES = new Trie( compiled.promises );

/** What an entry is, by its place in promises.json. */
const enum Kind {
	Promise,
	/** Before a promise, these take it back or make it an offer. */
	TakenBack,
}
const BEFORE = 6;

const isA = ( wanted: Kind, { ends }: Step ) =>
	ends.some( ( [ kind ] ) => kind === wanted );

/** The sentence that promises it. */
export function promiseIn( text: string ): string | undefined {
	const { tokens, at } = readText( text );
	const ends = ( step: Step, i: number ): boolean => {
		const token = tokens[ i + 1 ];
		return (
			isA( Kind.Promise, step ) ||
			( token !== undefined &&
				step.nexts.some( ( next ) =>
					ends( PROMISES.step( next, token ), i + 1 )
				) )
		);
	};
	const promised = tokens.find( ( token, i ) => {
		if ( ! ends( PROMISES.begin( token ), i ) ) {
			return false;
		}
		const sentence = tokens.filter(
			( one ) => one.sentence === token.sentence
		);
		const before = tokens
			.slice( Math.max( 0, i - BEFORE ), i )
			.filter( ( one ) => one.sentence === token.sentence );
		return (
			! sentence.some( ( one ) => one.text.includes( '?' ) ) &&
			! before.some( ( one ) =>
				isA( Kind.TakenBack, PROMISES.begin( one ) )
			)
		);
	} );
	if ( ! promised ) {
		return undefined;
	}
	const sentence = tokens.filter(
		( one ) => one.sentence === promised.sentence
	);
	return text.slice(
		at[ sentence[ 0 ]!.start ],
		at[ sentence.at( -1 )!.end ]
	);
}
