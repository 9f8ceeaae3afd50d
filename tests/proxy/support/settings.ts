/** The connection test, as an owner sees it. */
import type { Page } from 'playwright-core';
import { logIn } from '../../e2e/support/agent';
import { visitor, world } from '../../e2e/support/world';

/** What each check is called, and what is said of it. */
export type Said = Record< string, string >;

export class Settings {
	private constructor( private readonly page: Page ) {}

	static async open(): Promise< Settings > {
		const page = await ( await visitor() ).newPage();
		await logIn( page, world.admin );
		await page.goto( world.settingsUrl );
		return new Settings( page );
	}

	/** Presses the button; the verdict, and what was found. */
	async test(): Promise< { verdict: string; said: Said } > {
		const root = this.page.locator( '#baton-settings' );
		await root
			.getByRole( 'button', { name: 'Test the connection' } )
			.click();
		const list = root.getByRole( 'list', { name: 'Connection test' } );
		await root
			.getByRole( 'status' )
			.filter( { hasText: /works|faults? (was|were) found|could work/ } )
			.waitFor( { timeout: 40_000 } );
		const said: Said = {};
		for ( const row of await list.getByRole( 'listitem' ).all() ) {
			const name = await row.locator( 'strong' ).innerText();
			const text = await row.innerText();
			said[ name ] = text
				.slice( text.indexOf( name ) + name.length )
				.trim();
		}
		return {
			verdict: await root.getByRole( 'status' ).first().innerText(),
			said,
		};
	}
}

/** What does not simply work. */
export const faultsOf = ( said: Said ): Said =>
	Object.fromEntries(
		Object.entries( said ).filter( ( [ , words ] ) => words !== 'works.' )
	);
