/** What a customer does at the bubble. */
import type { BrowserContext, Page } from 'playwright-core';
import { world, type Login } from './world';

export class Customer {
	constructor( readonly page: Page ) {}

	static async enters(
		context: BrowserContext,
		path = '/'
	): Promise< Customer > {
		const page = await context.newPage();
		await page.goto( world.shopUrl + path );
		return new Customer( page );
	}

	get bubble() {
		return this.page.getByRole( 'button', { name: /^Chat with us/ } );
	}
	get dialog() {
		return this.page.getByRole( 'dialog', { name: 'Chat' } );
	}
	get log() {
		return this.dialog.getByRole( 'log', { name: 'Conversation' } );
	}
	get box() {
		return this.dialog.getByRole( 'textbox', { name: 'Message' } );
	}
	get askPerson() {
		return this.dialog.getByRole( 'button', { name: 'Talk to a person' } );
	}
	get form() {
		return this.dialog.getByRole( 'form', { name: 'Leave a message' } );
	}

	button( name: string ) {
		return this.dialog.getByRole( 'button', { name } );
	}

	/** The entries of the log by this speaker. */
	entriesOf( speaker: string | RegExp ) {
		const name =
			typeof speaker === 'string'
				? new RegExp( `^${ speaker }, ` )
				: speaker;
		return this.log.getByRole( 'article', { name } );
	}

	/** The assistant's last answer names a page as its source. */
	async isPointedTo( page: RegExp ): Promise< void > {
		await this.entriesOf( /assistant/i )
			.last()
			.getByRole( 'link', { name: page } )
			.first()
			.waitFor();
	}

	async opens(): Promise< this > {
		await this.bubble.click();
		await this.box.waitFor();
		return this;
	}

	async says( text: string ): Promise< void > {
		await this.box.fill( text );
		await this.box.press( 'Enter' );
	}

	/** Waits until the log shows this text. */
	async sees( text: string | RegExp ): Promise< void > {
		await this.log.getByText( text ).first().waitFor();
	}

	async logsIn( { user, password }: Login ): Promise< void > {
		await this.page.goto( `${ world.shopUrl }/my-account/` );
		await this.page.locator( '#username' ).fill( user );
		await this.page.locator( '#password' ).fill( password );
		await this.page.locator( 'button[name="login"]' ).click();
		await this.page.waitForLoadState( 'load' );
	}
}
