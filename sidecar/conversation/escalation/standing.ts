/** What of all that a customer said still stands, trigger by trigger. */
import type { Exchange } from './counters';
import type { Heard } from './hear';
import { limitOf, type Prepared } from './settings';
import { WORD_TRIGGERS, type WordTrigger } from './word-triggers';

/** A customer's message and, in logits, how far it is above each limit; nothing where that trigger is off. */
export interface Spoken {
	message: Exchange;
	heard: Heard;
	over: Partial< Record< WordTrigger, number > >;
}

/** Zero and more: it is pulled, by these messages. */
export interface Stand {
	over: number;
	by: Spoken[];
}

/** An own phrase of the owner's pulls for certain. */
const CERTAIN = 5;
/** Where everything about money counts, a mention of it is as good as a dispute. */
const MENTIONED = 3;

export function spokenOf(
	message: Exchange,
	heard: Heard,
	settings: Prepared
): Spoken {
	const over: Spoken[ 'over' ] = {};
	const { policy } = settings.detection.refund_dispute;
	for ( const trigger of WORD_TRIGGERS ) {
		const limit = limitOf( settings, trigger, heard.language );
		if ( limit === undefined ) {
			continue;
		}
		const mentioned =
			trigger === 'refund_dispute' &&
			policy === 'anything' &&
			heard.aboutMoney;
		over[ trigger ] = Math.max(
			heard.scores[ trigger ] - limit,
			heard.pulled.includes( trigger ) ? CERTAIN : -Infinity,
			mentioned ? MENTIONED : -Infinity
		);
	}
	return { message, heard, over };
}

/** Said once, it stands. */
export function loudest( spoken: Spoken[], trigger: WordTrigger ): Stand {
	const by = spoken.filter( ( { over } ) => ( over[ trigger ] ?? -1 ) >= 0 );
	return {
		over: Math.max(
			-Infinity,
			...spoken.map( ( { over } ) => over[ trigger ] ?? -Infinity )
		),
		by,
	};
}

/** Anger cools by so much with every further message, in logits. */
const COOLS = 1;
/** What comes on top of warmth heats. */
const WARM = -1.5;
const HEATS = 0.7;

/** Frustration builds up and cools down; thanks end it. */
export function heat( spoken: Spoken[] ): Stand {
	let over = -Infinity;
	let by: Spoken[] = [];
	for ( const one of spoken ) {
		const own = one.over.frustration ?? -Infinity;
		if ( one.heard.thanks ) {
			over = -Infinity;
			by = [];
			continue;
		}
		if ( own < WARM ) {
			over = Math.max( own, over - COOLS );
		} else if ( over < WARM ) {
			over = own;
			by = [ one ];
		} else {
			over = Math.max( own, over ) + HEATS;
			by = [ ...by, one ];
		}
	}
	return { over, by: over >= 0 ? by : [] };
}
