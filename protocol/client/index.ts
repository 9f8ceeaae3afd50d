export * from './connection';
export * from './outbox';
export * from './id';
export * from './url';
export type { Carrier } from './carrier';
export type { Token } from './tokens';
export type { Post, Surroundings, Timer } from './surroundings';
