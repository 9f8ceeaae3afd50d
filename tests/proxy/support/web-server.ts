/** The web server before the shop, as a journey wants it. */
import { ask, control } from '../../e2e/support/control';

export interface Faults {
	/** Text of the shipped snippet, and what stands there instead. */
	sidecar?: Array< [ from: string, to: string ] >;
	/** More directives for the shop's own locations. */
	shop?: string[];
}

/** Resolves once the web server listens again. None: as owners have it. */
export const front = ( faults: Faults = {} ) => ask< null >( 'front', faults );

/** Puts the web server and the sidecar back as the demo has them. */
export async function asShipped(): Promise< void > {
	await front();
	await control.restartSidecar();
}
