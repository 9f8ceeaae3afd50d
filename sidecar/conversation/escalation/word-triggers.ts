/** The triggers that are judged by their words. */
export const WORD_TRIGGERS = [
	'explicit_request',
	'frustration',
	'refund_dispute',
] as const;
export type WordTrigger = ( typeof WORD_TRIGGERS )[ number ];
export const TRIGGERS = WORD_TRIGGERS.length;
