/**
 * Does this conversation need a person? Pure: what was said and the owner's
 * settings in, the decision out; no clock, no network.
 */
import type { DetectedTrigger } from '../../../protocol';
import { count, type Exchange } from './counters';
import { evidenceOf, spanOf, type FoundEvidence } from './evidence';
import { hear, wordingIn, type Heard } from './hear';
import { prepared, type DetectionSettings, type Prepared } from './settings';
import { heat, loudest, spokenOf, type Spoken } from './standing';
import { WORD_TRIGGERS } from './word-triggers';

/** Oldest first; the decision is made at its end. */
export interface HeardConversation {
	messages: readonly Exchange[];
}

export interface Decision {
	escalate: boolean;
	triggers: DetectedTrigger[];
	evidence: FoundEvidence[];
	/** 0 to 1: how near it is to a handoff; 0.5 and more is one. */
	score: number;
}

const EVIDENCE_AT_MOST = 10;

const STANDARD: DetectionSettings = {};

export function decide(
	conversation: HeardConversation,
	settings: DetectionSettings = STANDARD
): Decision {
	const ready = prepared( settings );
	return decideOn( conversation, ready, ( text ) => hear( text, ready ) );
}

export function decideOn(
	{ messages }: HeardConversation,
	ready: Prepared,
	heard: ( text: string ) => Heard
): Decision {
	const spoken = messages
		.filter( ( { role } ) => role === 'user' )
		.map( ( message ) =>
			spokenOf( message, heard( message.text ), ready )
		);
	// Who goes on without a person takes back what they said before.
	const standing = spoken.slice(
		Math.max(
			0,
			spoken.map( ( one ) => one.heard.neverMind ).lastIndexOf( true )
		)
	);
	const said = byWords( standing, ready );
	const evidence = [
		...said.evidence,
		...byCounts( messages, standing, ready, heard ),
	];
	const triggers = [
		...new Set( evidence.map( ( { trigger } ) => trigger ) ),
	];
	return {
		escalate: triggers.length > 0,
		triggers,
		evidence: evidence.slice( 0, EVIDENCE_AT_MOST ),
		score:
			evidence.length > said.evidence.length
				? 1
				: 1 / ( 1 + Math.exp( -said.over ) ),
	};
}

function byWords( standing: Spoken[], ready: Prepared ) {
	let nearest = -Infinity;
	const evidence = WORD_TRIGGERS.flatMap( ( trigger ) => {
		const { over, by } =
			trigger === 'frustration'
				? heat( standing )
				: loudest( standing, trigger );
		nearest = Math.max( nearest, over );
		return by.map( ( { message, heard } ) =>
			evidenceOf(
				trigger,
				message,
				( heard.spans[ trigger ] ??= spanOf(
					message.text,
					trigger,
					ready
				) )
			)
		);
	} );
	return { over: nearest, evidence };
}

function byCounts(
	messages: readonly Exchange[],
	standing: Spoken[],
	ready: Prepared,
	heard: ( text: string ) => Heard
): FoundEvidence[] {
	const { detection } = ready;
	const counted = count(
		messages,
		{
			heard,
			wording: ( text ) => wordingIn( text, heard( text ), ready ),
		},
		{
			repeated: detection.repeated_failure.count,
			missed: detection.out_of_scope.count,
		}
	);
	const evidence = ( trigger: DetectedTrigger, ids: string[] ) =>
		messages
			.filter( ( { id } ) => ids.includes( id ) )
			.map( ( message ) => evidenceOf( trigger, message ) );
	const own = ( trigger: DetectedTrigger ) =>
		standing
			.filter( ( one ) => one.heard.pulled.includes( trigger ) )
			.map( ( { message } ) => message.id );
	return ( [ 'repeated_failure', 'out_of_scope' ] as const ).flatMap(
		( trigger ) =>
			detection[ trigger ].on
				? evidence( trigger, [
						...( trigger === 'repeated_failure'
							? counted.repeated
							: counted.missed ),
						...own( trigger ),
					] )
				: []
	);
}
