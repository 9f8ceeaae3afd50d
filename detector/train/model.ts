/** The three linear models together, as the detector uses them. */
import type { Weights } from '../../sidecar/conversation/escalation/weights';
import { WORD_TRIGGERS } from '../../sidecar/conversation/escalation/word-triggers';
import { augment } from './augment';
import type { Example } from './examples';
import {
	dictionaryOf,
	learn,
	prepare,
	type Dictionary,
	type Learning,
} from './learn';

export interface Model extends Weights {
	dictionary: Dictionary;
}

/** Our own sentences have a language and are augmented; the others are taken as they are. */
export function learnAll( given: Example[], learning?: Learning ): Model {
	const examples = [
		...given,
		...augment( given.filter( ( { language } ) => language ) ),
	];
	const dictionary = dictionaryOf( examples );
	const prepared = prepare( examples, dictionary );
	const { weights, bias } = learn(
		examples,
		prepared,
		dictionary.size,
		learning
	);
	return {
		dictionary,
		weights: Float32Array.from( weights ),
		step: WORD_TRIGGERS.map( () => 1 ),
		bias,
		lookUp: ( feature ) => dictionary.get( feature ) ?? -1,
	};
}
