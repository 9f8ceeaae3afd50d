import type { BrowserContext, BrowserContextOptions } from 'playwright-core';
import { visitor } from '../../e2e/support/world';

/** Longer than any way back that a drill leads to takes on a busy machine, ms. */
export const PATIENCE_MS = 60_000;

/** A visitor who waits for the sidecar to come back. */
export async function patientVisitor(
	options: BrowserContextOptions = {}
): Promise< BrowserContext > {
	const context = await visitor( options );
	context.setDefaultTimeout( PATIENCE_MS );
	return context;
}
