/** What an agent does in wp-admin. */
import type { BrowserContext, Page } from 'playwright-core';
import { availabilityIs } from './availability';
import { world, type Login } from './world';

export class Agent {
	constructor(
		readonly page: Page,
		readonly name: string
	) {}

	/** Logs in, and is at the desk, available. */
	static async arrives(
		context: BrowserContext,
		agent: Login & { name: string }
	): Promise< Agent > {
		const page = await context.newPage();
		await logIn( page, agent );
		if ( ! page.url().includes( 'baton-desk' ) ) {
			await page.goto( world.deskUrl );
		}
		const arrived = new Agent( page, agent.name );
		await arrived.available.and( page.locator( ':checked' ) ).waitFor();
		await availabilityIs( true );
		return arrived;
	}

	get available() {
		return this.page
			.getByRole( 'checkbox', { name: 'Available' } )
			.or( this.page.getByRole( 'switch', { name: 'Available' } ) );
	}
	list( name: 'Waiting' | 'Active' ) {
		return this.page.getByRole( 'list', { name } );
	}
	get log() {
		return this.page.getByRole( 'log', { name: 'Conversation' } );
	}
	get reply() {
		return this.page.getByRole( 'textbox', { name: 'Reply' } );
	}
	button( name: string ) {
		return this.page.getByRole( 'button', { name, exact: true } );
	}
	region( name: string ) {
		return this.page.getByRole( 'region', { name } );
	}

	/** Opens the conversation of a customer by name from a list. */
	async picks( list: 'Waiting' | 'Active', customer: string | RegExp ) {
		await this.list( list )
			.getByRole( 'listitem' )
			.filter( { hasText: customer } )
			.first()
			.getByRole( 'button' )
			.first()
			.click();
		await this.log.waitFor();
	}

	async says( text: string ): Promise< void > {
		await this.reply.fill( text );
		await this.reply.press( 'Enter' );
	}

	async sees( text: string | RegExp ): Promise< void > {
		await this.log.getByText( text ).first().waitFor();
	}

	/**
	 * Closes the conversation, and waits until the sidecar has: a page that is
	 * gone before leaves a conversation without its agent, which waits again.
	 */
	async closes(): Promise< void > {
		await this.button( 'Close conversation' ).click();
		await this.page
			.getByText( 'This conversation is closed.' )
			.first()
			.waitFor();
	}
}

export async function logIn( page: Page, login: Login ): Promise< void > {
	await page.goto( `${ world.shopUrl }/wp-login.php` );
	await page.locator( '#user_login' ).fill( login.user );
	await page.locator( '#user_pass' ).fill( login.password );
	await page.locator( '#wp-submit' ).click();
	await page.waitForURL( /wp-admin/ );
}
