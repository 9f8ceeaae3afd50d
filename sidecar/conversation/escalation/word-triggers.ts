/** The triggers that are judged by their words, in the order of the models. */
import { WordTrigger } from '../../../protocol/triggers';

export const WORD_TRIGGERS = WordTrigger.options;
export type { WordTrigger };
export const TRIGGERS = WORD_TRIGGERS.length;
