/** What keeps people from using a page. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

const AXE = readFileSync( require.resolve( 'axe-core/axe.min.js' ), 'utf8' );

/** What axe calls serious or critical under `root`, as "rule: element". */
export async function barriers(
	page: Page,
	root: string
): Promise< string[] > {
	await page.evaluate( AXE );
	return page.evaluate( async ( selector ) => {
		const { axe } = window as unknown as {
			axe: {
				run: ( on: unknown ) => Promise< {
					violations: {
						id: string;
						impact: string;
						nodes: { html: string; failureSummary: string }[];
					}[];
				} >;
			};
		};
		const { violations } = await axe.run( { include: [ [ selector ] ] } );
		return violations
			.filter( ( { impact } ) => /serious|critical/.test( impact ) )
			.flatMap( ( { id, nodes } ) =>
				nodes.map(
					( { html, failureSummary } ) =>
						`${ id }: ${ html.slice( 0, 150 ) } ${ failureSummary }`
				)
			);
	}, root );
}

/** Nothing sticks out to the side. */
export async function fits( page: Page ): Promise< void > {
	const over = await page.evaluate( () => {
		const { scrollWidth, clientWidth } = document.documentElement;
		return scrollWidth - clientWidth;
	} );
	expect( over ).toBeLessThanOrEqual( 0 );
}
