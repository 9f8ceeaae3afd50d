/** How an order stands: the account's own, or one whose number and e-mail are known. */
import * as v from 'valibot';
import type { Asking, CustomerOrder, ToolResult } from '../ports';
import type { MakeTool, ToolAround } from './around';
import { say } from './format';
import { hearOrder, type About } from './order-hearing';
import { prove, provenIn } from './order-proof';
import { orderFacts, orderText, type Told } from './order-text';
import { objectOf, toolOf } from './tool-of';

const short = ( most: number ) =>
	v.optional(
		v.pipe(
			v.union( [ v.string(), v.number() ] ),
			v.transform( String ),
			v.maxLength( most )
		)
	);
const Input = v.object( {
	number: short( 40 ),
	email: short( 254 ),
	about: v.optional( v.picklist( [ 'status', 'refund' ] ), 'status' ),
} );

const NOTE = 'order_question';
const Pending = v.object( {
	number: v.optional( v.string() ),
	email: v.optional( v.string() ),
	about: v.picklist( [ 'status', 'refund' ] ),
} );
type Pending = v.InferOutput< typeof Pending >;

/** Orders that one answer speaks of. */
const AT_ONCE = 3;
/** An answer without tracking is better than none. */
const TRACKING_MS = 4000;

export const orderStatus: MakeTool = ( around ) => {
	const { shop, store } = around;
	const pendingIn = async ( conversation: string ) => {
		const noted = await store.recall( shop, conversation, NOTE );
		const { success, output } = v.safeParse( Pending, noted );
		return success ? output : undefined;
	};
	return toolOf( {
		name: 'order_status',
		description:
			'How an order of this customer stands: status, refunds, tracking, the shop’s notes to them. Without arguments: the logged-in customer’s own latest orders. For a guest, or an order that is not in the account, pass the order number and the billing e-mail exactly as the customer wrote them.',
		parameters: objectOf( {
			number: { type: 'string', description: 'The order number.' },
			email: {
				type: 'string',
				description: 'The e-mail address that it was ordered with.',
			},
			about: {
				type: 'string',
				enum: [ 'status', 'refund' ],
				description: 'What they want to know of it.',
			},
		} ),
		input: Input,
		hears: async ( { asked, conversation } ) =>
			hearOrder( asked.join( '\n' ), await pendingIn( conversation ) ),
		run: async ( { number, email, about }, asking ) => {
			const { conversation } = asking;
			const pending = await pendingIn( conversation );
			const asked = {
				number: filled( number ) ?? pending?.number,
				email: filled( email ) ?? pending?.email,
				about:
					( number ?? email ) ? ( pending?.about ?? about ) : about,
			};
			const note = ( value?: Pending ) =>
				store.remember( shop, conversation, NOTE, value );
			let result: ToolResult;
			try {
				result = await look( around, asking, asked );
			} catch ( error ) {
				// What they wrote is not asked for again.
				await note( asked );
				throw error;
			}
			if ( result.kind === 'ask' ) {
				await note( asked );
			} else if ( pending ) {
				await note();
			}
			return result;
		},
	} );
};

const filled = ( text: string | undefined ) => {
	const trimmed = text?.trim();
	return trimmed === '' ? undefined : trimmed;
};

async function look(
	around: ToolAround,
	asking: Asking,
	{ number, email, about }: Pending
): Promise< ToolResult > {
	const { settings, customer } = asking;
	const ask = ( text: string ): ToolResult => ( { kind: 'ask', text } );
	const own = customer ? await around.lookups.ownOrders( customer.id ) : [];
	const mine = number
		? own.filter( ( one ) => isNumber( one, number ) )
		: own;
	if ( mine.length > 0 && ( number ?? email ) === undefined ) {
		return answer(
			around,
			asking,
			chosen( mine, about ),
			about,
			own.length
		);
	}
	if ( mine.length > 0 && number ) {
		return answer( around, asking, mine, about );
	}
	const proven = await provenOrders( around, asking );
	const known = number
		? proven.filter( ( one ) => isNumber( one, number ) )
		: proven;
	if ( known.length > 0 && ( number || ! email ) ) {
		return answer( around, asking, known, about );
	}
	if ( ! number && ! email ) {
		return ask( say( settings, customer ? 'noOrders' : 'askOrder' ) );
	}
	if ( ! number ) {
		return ask( say( settings, 'askNumber' ) );
	}
	if ( ! email ) {
		return ask(
			say( settings, customer ? 'notInAccount' : 'askEmail', {
				order: `#${ number.replace( /^#/u, '' ) }`,
			} )
		);
	}
	const proof = await prove( around, asking, number, email );
	switch ( proof.kind ) {
		case 'proven':
			return answer( around, asking, [ proof.order ], about );
		case 'wrong':
			return ask( say( settings, 'noMatch' ) );
		case 'spent':
			return {
				kind: 'person',
				trigger: 'repeated_failure',
				why: 'Order number and e-mail did not match too many times; the assistant tells nothing of an order without them.',
			};
	}
}

const isNumber = ( order: CustomerOrder, number: string ) =>
	order.number.toLowerCase() ===
	number.replace( /[#\s]/gu, '' ).toLowerCase();

async function provenOrders(
	{ store, shop, lookups }: ToolAround,
	{ conversation }: Asking
): Promise< CustomerOrder[] > {
	const ids = await provenIn( store, shop, conversation );
	const found = await Promise.all(
		ids.slice( 0, AT_ONCE ).map( ( id ) => lookups.orderById( id ) )
	);
	return found.filter( ( one ) => one !== undefined );
}

const DONE = new Set( [ 'completed', 'cancelled', 'refunded', 'failed' ] );

/** Those that they most likely mean. */
function chosen( own: CustomerOrder[], about: About ): CustomerOrder[] {
	const meant = own.filter( ( { refunds, status } ) =>
		about === 'refund' ? refunds.length > 0 : ! DONE.has( status )
	);
	return meant.length > 0 ? meant.slice( 0, AT_ONCE ) : own.slice( 0, 1 );
}

async function answer(
	around: ToolAround,
	asking: Asking,
	orders: CustomerOrder[],
	about: About,
	all = orders.length
): Promise< ToolResult > {
	const { settings } = asking;
	const told = await Promise.all(
		orders.map( async ( order ): Promise< Told > => ( {
			order,
			tracking: await trackingOf( around, order.id ),
		} ) )
	);
	const more = all - orders.length;
	return {
		kind: 'answer',
		facts: {
			orders: told.map( ( one ) => orderFacts( settings, one ) ),
			furtherOrders: more,
		},
		text: [
			...told.map( ( one ) => orderText( settings, one, about ) ),
			...( more > 0
				? [ say( settings, 'moreOrders', { count: String( more ) } ) ]
				: [] ),
		].join( '\n\n' ),
	};
}

async function trackingOf(
	{ lookups, clock }: ToolAround,
	order: number
): Promise< Told[ 'tracking' ] > {
	let callOff = () => {};
	const tooLate = new Promise< undefined >( ( resolve ) => {
		callOff = clock.after( TRACKING_MS, () => resolve( undefined ) );
	} );
	const asked = lookups.tracking( order ).catch( () => undefined );
	return Promise.race( [ asked, tooLate ] ).finally( () => callOff() );
}
