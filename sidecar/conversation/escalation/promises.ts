/** An assistant that says it is handing over has promised a person, whether or not it asked for one. */
import { readText, wordsIn } from './lexicon';
import promises from './promises.json';
import { Trie, type Step } from './trie';

const PROMISES = new Trie();
for ( const entry of Object.values( promises ).flat() ) {
	PROMISES.add( wordsIn( entry ), false, 0, 1 );
}

/** Before a promise, these take it back or make it an offer. */
const TAKEN_BACK = new Set(
	[
		'not no never cannot cant dont wont unable without if would should could can may whether unless',
		'nicht kein keine kann könnte wenn falls soll möchten',
		'no puedo podría si quiere quieres puede desea',
		'ne pas peux pourrais si souhaitez voulez veux',
		'non posso potrei se vuole vuoi desidera',
		'não posso poderia se quiser deseja',
		'niet geen kan zou als wilt wil',
		'不 如 要 nahi agar kya sakta sakti',
	].flatMap( wordsIn )
);
const BEFORE = 6;

/** The sentence that promises it. */
export function promiseIn( text: string ): string | undefined {
	const { tokens, at } = readText( text );
	const ends = ( { ends: found, nexts }: Step, i: number ): boolean => {
		const token = tokens[ i + 1 ];
		return (
			found.length > 0 ||
			( token !== undefined &&
				nexts.some( ( next ) => ends( next.step( token ), i + 1 ) ) )
		);
	};
	const promised = tokens.find( ( token, i ) => {
		if ( ! ends( PROMISES.step( token ), i ) ) {
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
			! before.some( ( one ) => TAKEN_BACK.has( one.text ) )
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
