/** Orders of the demo shop that a journey asks for. */
import { Customer } from './customer';
import { visitor, world } from './world';

/** Walter's oldest order: a broken mug of two was refunded. */
export async function partRefunded(): Promise< {
	number: number;
	email: string;
} > {
	const walter = world.customers.find( ( { user } ) => user === 'walter' )!;
	const page = await Customer.enters( await visitor() );
	await page.logsIn( walter );
	await page.page.goto( `${ world.shopUrl }/my-account/orders/` );
	const text = await page.page.locator( 'body' ).innerText();
	const numbers = [ ...text.matchAll( /#(\d+)/g ) ].map( ( [ , number ] ) =>
		Number( number )
	);
	return { number: Math.min( ...numbers ), email: walter.email };
}
