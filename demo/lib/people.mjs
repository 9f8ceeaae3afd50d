/** Who can log in to the demo shop; the seed creates them from the same file. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './paths.mjs';

/** @type {Pick<import('./demo.mjs').Shop, 'admin' | 'agents' | 'customers'>} */
export const people = JSON.parse(
	readFileSync( path.join( root, 'demo/seed/people.json' ), 'utf8' )
);
