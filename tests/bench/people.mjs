/** A customer and an agent whose keys and pictures are timed, in wall-clock ms. */

/**
 * @param {import('playwright-core').Browser}      browser
 * @param {import('../../demo/lib/demo.mjs').Shop} world
 * @return {Promise<{customer: any, agent: any, newCustomer: () => Promise<any>}>} Both ready.
 */
export async function enter( browser, world ) {
	const agent = await agentOf( browser, world );
	const newCustomer = () => customerOf( browser, world );
	return { agent, newCustomer, customer: await newCustomer() };
}

async function timedPage( browser ) {
	const context = await browser.newContext( {
		viewport: { width: 1280, height: 800 },
	} );
	await context.addInitScript( watchPage );
	return context.newPage();
}

/** In the page: when a key went down, and when a text was painted. */
function watchPage() {
	const now = () => performance.timeOrigin + performance.now();
	window.addEventListener(
		'keydown',
		( event ) => {
			window.batonPressed = performance.timeOrigin + event.timeStamp;
		},
		true
	);
	const everything = ( name, root = document, found = [] ) => {
		for ( const node of root.querySelectorAll( '*' ) ) {
			if ( node.getAttribute( 'aria-label' ) === name ) {
				found.push( node );
			}
			if ( node.shadowRoot ) {
				everything( name, node.shadowRoot, found );
			}
		}
		return found;
	};
	// Looking for the place in the whole page each time would be what is timed.
	const places = {};
	const placeOf = ( name ) => {
		if ( ! places[ name ]?.isConnected ) {
			places[ name ] = everything( name )[ 0 ];
		}
		return places[ name ];
	};
	window.batonShown = ( text, name ) =>
		new Promise( ( shown ) => {
			const look = () =>
				placeOf( name )?.textContent.includes( text )
					? requestAnimationFrame( () =>
							setTimeout( () => shown( now() ) )
						)
					: setTimeout( look, 1 );
			look();
		} );
}

const presser = ( page, box ) => async ( key ) => {
	await box.press( key );
	return page.evaluate( () => window.batonPressed );
};

async function customerOf( browser, world ) {
	const page = await timedPage( browser );
	await page.goto( `${ world.shopUrl }/shipping/` );
	await page.getByRole( 'button', { name: /^Chat with us/ } ).click();
	const dialog = page.getByRole( 'dialog', { name: 'Chat' } );
	const box = dialog.getByRole( 'textbox', { name: 'Message' } );
	await box.waitFor();
	return {
		write: ( text ) => box.fill( text ),
		press: presser( page, box ),
		sees: ( text ) =>
			page.evaluate(
				( t ) => window.batonShown( t, 'Conversation' ),
				text
			),
		ready: () =>
			dialog
				.getByText( /has joined/ )
				.first()
				.waitFor(),
		leave: () => page.context().close(),
	};
}

async function agentOf( browser, world ) {
	const [ login ] = world.agents;
	const page = await timedPage( browser );
	await page.goto( `${ world.shopUrl }/wp-login.php` );
	await page.locator( '#user_login' ).fill( login.user );
	await page.locator( '#user_pass' ).fill( login.password );
	await page.locator( '#wp-submit' ).click();
	await page.waitForURL( /wp-admin/ );
	await page.goto( world.deskUrl );
	await page
		.getByRole( 'list', { name: 'Waiting' } )
		.waitFor( { state: 'attached' } );
	await untilAvailable( world );
	const reply = page.getByRole( 'textbox', { name: 'Reply' } );
	return {
		write: ( text ) => reply.fill( text ),
		press: presser( page, reply ),
		sees: ( text, place ) =>
			page.evaluate(
				( [ t, p ] ) => window.batonShown( t, p ),
				[ text, place ]
			),
		async accepts( text ) {
			await page
				.getByRole( 'list', { name: 'Waiting' } )
				.getByRole( 'listitem' )
				.filter( { hasText: text } )
				.last()
				.getByRole( 'button' )
				.first()
				.click();
			await page
				.getByRole( 'button', { name: 'Accept', exact: true } )
				.click();
			await reply.waitFor();
		},
		leave: () => page.context().close(),
	};
}

async function untilAvailable( world ) {
	for ( let i = 0; i < 200; i++ ) {
		const answer = await fetch( `${ world.sidecarUrl }/v1/availability` );
		if ( ( await answer.json() ).available ) {
			return;
		}
		await new Promise( ( resolve ) => setTimeout( resolve, 50 ) );
	}
	throw new Error( 'The agent did not become available.' );
}
