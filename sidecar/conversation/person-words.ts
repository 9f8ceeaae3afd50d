/**
 * What people call a person, and what they do with one; pieces of patterns.
 *
 * Repetitions are bounded: nobody means more of them, and an unbounded one
 * costs the square of the text.
 */

const ADJECTIVES =
	'(?:(?:real|live|actual|human|proper|genuine|living|customer|support|service|services|care|sales|senior|different|other|qualified|available|flesh[- ]and[- ]blood)[ -]+){0,6}';

/** Nobody says these in a shop and means anything but a person of it. */
const STRICT =
	'(?:human(?:s|[ -]+beings?)?|humam|humon|agents?|agnet|represent[a-z]{3,8}|reps?|operators?|advis[eo]rs?|managers?|supervisors?|(?:customer|support|care)[ -]+(?:service|support|care|team|agents?)|team[ -]+member|staff[ -]+member|member[ -]+of[ -]+(?:your[ -]+|the[ -]+)?staff|(?:real|live|actual|human)[ -]+(?:person|people|someone|somebody|help|support|chat|assistance|being|service))';

/** These mean a person only beside a verb of talking. */
const LOOSE =
	'(?:person|preson|people|some ?one|some ?body|any ?one|any ?body|staff|employees?|colleagues?|specialists?|experts?|owner|boss|management|support|sales|man|woman|guy|team|you[ -]+guys|one[ -]+of[ -]+you|(?:customer[ -]+)?(?:service|support|care)|help ?desk)';

const DETERMINER =
	'(?:(?:an?|the|any|some|your|another|one[ -]+of[ -]+your|a[ -]+member[ -]+of[ -]+your|somebody[ -]+from|someone[ -]+from)[ -]+){0,6}';

/** Not the beginning of another word ("person-sized", "the manager's special"). */
const WHOLE = "(?![\\w-]|['’]s\\b)";

export const ANYBODY = `${ DETERMINER }${ ADJECTIVES }(?:${ STRICT }|${ LOOSE })${ WHOLE }`;
export const SOMEBODY_FOR_SURE = `${ DETERMINER }${ ADJECTIVES }${ STRICT }${ WHOLE }`;
export const BARE = `(?:an?[ -]+|the[ -]+|your[ -]+)?${ ADJECTIVES }(?:${ STRICT }|person|customer[ -]+(?:service|support|care)|support[ -]+team|live[ -]+chat)${ WHOLE }`;

/** What ends a wish: "a human", "a human, please", but not "a human skeleton". */
export const WISH_ENDS =
	'(?=\\s*(?:$|[.,!?;:)…\\n—–]|-\\s|\\b(?:please|pls|plz|now|asap|immediately|right|instead|here|today|at once|on (?:the|this|here)|to (?:talk|speak|chat|help|assist|look|deal|handle|sort|answer|fix|contact|call|reply|respond|take|explain|resolve|review)|who|that|rather|not|and|or|because|but|about|with|for (?:this|that|help|my)|this|i|you|so|thanks|thank|over|is|can|available|from)\\b))';

/** "speak to", "be transferred to", "chatting with" */
export const TALKING_TO =
	'(?:speak|speek|spek|talk|tlak|chat|communicate|converse|message|discuss (?:this|it|that)|be (?:connected|transferr?ed|put through|passed|handed over|escalated)|get (?:connected|transferr?ed|put through|through|hold|in touch|in contact)|connect(?: me| us| this)?|transfer(?: me| us| this)?|put(?: me| us)?(?: straight| right)? through|pass(?: me| us| this)?(?: on| over)?|hand(?: me| us| this)?(?: over| off)|forward(?: me| us| this)|switch(?: me| us)?(?: over)?|escalate(?: me| this| it| my [a-z]+)?|refer me|direct me|patch me through|speaking|talking|chatting)(?: directly| now| please| just| only| live)? (?:to|with|of)';

/** An utterance that asks for a person and for nothing else may begin or end so. */
export const POLITE =
	'(?:please|pls|plz|hi|hey|hello|ok(?:ay)?|just|no|yes|yeah|nope|sorry|i said|again|excuse me|now|right now|asap|immediately|thanks|thank you|only|!|\\.|,|-|\\s)*';
