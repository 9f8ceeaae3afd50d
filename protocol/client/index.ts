export * from './connection';
export * from './outbox';
export * from './id';
export * from './url';
export type { Surroundings, Timer } from './surroundings';
