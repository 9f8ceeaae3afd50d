/** What the detector makes of one sentence, word by word, for whoever tunes it. */
import type { DetectionTried, TriedTrigger } from '../../../protocol';
import { decide } from './decide';
import { WEIGHTS } from './delivered';
import { offsets } from './evidence';
import { hear, withoutRemoved } from './hear';
import { judge, shares } from './judge';
import { readText } from './lexicon';
import {
	findPhrase,
	limitOf,
	prepared,
	type DetectionSettings,
	type Prepared,
} from './settings';
import { WORD_TRIGGERS, type WordTrigger } from './word-triggers';

const WORDS_AT_MOST = 12;
/** In logits; less is noise. */
const TELLING = 0.05;

const logistic = ( logit: number ) => 1 / ( 1 + Math.exp( -logit ) );

export function tryOut(
	text: string,
	settings: DetectionSettings
): DetectionTried {
	const ready = prepared( settings );
	const { language, scores } = hear( text, ready );
	const decision = decide(
		{ messages: [ { role: 'user', id: '0', text } ] },
		settings
	);
	const byWords = WORD_TRIGGERS.map( ( trigger ): TriedTrigger => {
		const limit = limitOf( ready, trigger, language );
		return {
			trigger,
			on: limit !== undefined,
			pulled: decision.triggers.includes( trigger ),
			score: logistic( scores[ trigger ] ),
			limit: logistic( limit ?? 0 ),
			words: wordsOf( text, trigger, ready ),
		};
	} );
	const byCounts = ( [ 'repeated_failure', 'out_of_scope' ] as const ).map(
		( trigger ): TriedTrigger => {
			const pulled = decision.triggers.includes( trigger );
			return {
				trigger,
				on: ready.detection[ trigger ].on,
				pulled,
				score: Number( pulled ),
				limit: 0.5,
				words: phrasesOf( text, trigger, ready ),
			};
		}
	);
	return {
		escalate: decision.escalate,
		triggers: [ ...byWords, ...byCounts ],
		...( language && { language } ),
	};
}

function wordsOf(
	text: string,
	trigger: WordTrigger,
	ready: Prepared
): TriedTrigger[ 'words' ] {
	const read = withoutRemoved(
		readText( text, ready.names ),
		trigger,
		ready
	);
	const parts = shares(
		judge( read, WEIGHTS ),
		WEIGHTS,
		WORD_TRIGGERS.indexOf( trigger )
	);
	const words = [ ...parts ]
		.map( ( weight, i ) => ( { weight, i } ) )
		.filter( ( { weight } ) => Math.abs( weight ) >= TELLING )
		.sort( ( a, b ) => Math.abs( b.weight ) - Math.abs( a.weight ) )
		.slice( 0, WORDS_AT_MOST )
		.map( ( { weight, i } ) => {
			const [ start, end ] = offsets( read, i, i );
			return { start, end, weight };
		} );
	return [ ...phrasesOf( text, trigger, ready ), ...words ];
}

function phrasesOf(
	text: string,
	trigger: TriedTrigger[ 'trigger' ],
	ready: Prepared
): TriedTrigger[ 'words' ] {
	const read = readText( text, ready.names );
	return ready.phrases
		.filter( ( phrase ) => phrase.trigger === trigger )
		.flatMap( ( phrase ) =>
			findPhrase( phrase, read ).map( ( found ) => {
				const [ start, end ] = offsets( read, ...found );
				return {
					start,
					end,
					weight: phrase.effect === 'add' ? 1 : -1,
					phrase: true,
				};
			} )
		);
}
