/** What words do not show: the same question again and again, nothing known time after time. */
import type { Heard } from './hear';
import { likeness, traits } from './likeness';
import { sameness, type Wording } from './wording';

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
	asked: Asked[];
}

interface Asked {
	question: Exchange;
	entry?: string;
	answer: string;
}

/** What is known of a customer's message. */
export interface Knowing {
	heard: ( text: string ) => Heard;
	wording: ( text: string ) => Wording;
}

/** Answers that share so much are one, whatever stands around it. */
const SAME_ANSWER = 0.8;
/** What is worded anew each time: answers that share so much, to questions that share so much. */
const LIKE_ANSWER = 0.3;
const LIKE_QUESTION = 0.45;

/**
 * @param said
 * @param knowing
 * @param most          How many are enough.
 * @param most.repeated
 * @param most.missed
 */
export function count(
	said: readonly Exchange[],
	knowing: Knowing,
	most: { repeated: number; missed: number }
): Counted {
	let topics: Topic[] = [];
	let missed: string[] = [];
	let repeated: string[] = [];
	let question: Exchange | undefined;
	for ( const one of said ) {
		if ( one.role === 'user' ) {
			const { thanks, neverMind, isQuestion } = knowing.heard( one.text );
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
			const questions = ofTopic(
				topics,
				{
					question,
					entry: one.entry,
					answer: one.text,
				},
				knowing
			);
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

/** Ids of all questions that asked the same. */
function ofTopic( topics: Topic[], asked: Asked, knowing: Knowing ): string[] {
	const { entry } = asked;
	let topic = topics.find( ( one ) =>
		one.entry !== undefined && entry !== undefined
			? one.entry === entry
			: one.asked.some( ( before ) => isSame( before, asked, knowing ) )
	);
	if ( ! topic ) {
		topics.push( ( topic = { entry, asked: [] } ) );
	}
	topic.asked.push( asked );
	return topic.asked.map( ( { question } ) => question.id );
}

function isSame( before: Asked, now: Asked, { wording }: Knowing ): boolean {
	const answers = likeness( traits( before.answer ), traits( now.answer ) );
	if ( answers >= SAME_ANSWER ) {
		return true;
	}
	const one = wording( before.question.text );
	const other = wording( now.question.text );
	return (
		one.words === other.words ||
		( answers >= LIKE_ANSWER && sameness( one, other ) >= LIKE_QUESTION )
	);
}
