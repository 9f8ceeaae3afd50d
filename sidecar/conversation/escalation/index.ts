export { decide, type Decision, type HeardConversation } from './decide';
export { deciding } from './deciding';
export type { Exchange } from './counters';
export type { FoundEvidence } from './evidence';
export type { DetectionSettings } from './settings';
export { tryOut } from './try';
export { promiseIn } from './promises';
export { isTelling, isThanks } from './small-talk';
