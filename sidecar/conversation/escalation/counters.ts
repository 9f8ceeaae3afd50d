/** What words do not show: the same question again and again, nothing known time after time. */
import type { Heard } from './hear';
import { likeness, traits, type Traits } from './likeness';

export interface Exchange {
	role: 'user' | 'assistant';
	id: string;
	text: string;
	/** Whether the assistant knew an answer; undefined where nobody said. */
	answered?: boolean;
	/** Which entry of the knowledge base it answered from. */
	entry?: string;
}

export interface Counted {
	/** Ids of the questions that got the same answer, where they are enough. */
	repeated: string[];
	/** Ids of the last questions in a row that got none, where they are enough. */
	missed: string[];
}

interface Topic {
	entry?: string;
	answer: Traits;
	questions: string[];
}

/** Answers that share so much are one, whatever stands around it. */
const SAME_ANSWER = 0.8;

/**
 * @param said
 * @param heard         What is known of a customer's message.
 * @param most          How many are enough.
 * @param most.repeated
 * @param most.missed
 */
export function count(
	said: readonly Exchange[],
	heard: ( text: string ) => Heard,
	most: { repeated: number; missed: number }
): Counted {
	let topics: Topic[] = [];
	let missed: string[] = [];
	let repeated: string[] = [];
	let question: Exchange | undefined;
	for ( const one of said ) {
		if ( one.role === 'user' ) {
			const { thanks, neverMind, isQuestion } = heard( one.text );
			if ( thanks || neverMind ) {
				topics = [];
				missed = [];
				repeated = [];
			}
			question = isQuestion && ! thanks ? one : undefined;
			continue;
		}
		// Only the first answer to a question counts.
		if ( ! question ) {
			continue;
		}
		if ( one.answered === false ) {
			missed.push( question.id );
		} else {
			missed = [];
			const questions = asked( topics, question, one );
			if ( questions.length >= most.repeated ) {
				repeated = questions;
			}
		}
		question = undefined;
	}
	return {
		repeated,
		missed:
			missed.length >= most.missed ? missed.slice( -most.missed ) : [],
	};
}

/** All questions with that answer. */
function asked( topics: Topic[], question: Exchange, reply: Exchange ) {
	const answer = traits( reply.text );
	const same = topics.find( ( topic ) =>
		topic.entry !== undefined && reply.entry !== undefined
			? topic.entry === reply.entry
			: likeness( topic.answer, answer ) >= SAME_ANSWER
	);
	if ( same ) {
		same.questions.push( question.id );
		return same.questions;
	}
	topics.push( { entry: reply.entry, answer, questions: [ question.id ] } );
	return topics.at( -1 )!.questions;
}
