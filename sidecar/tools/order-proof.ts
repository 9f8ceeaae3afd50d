/**
 * Order number and billing e-mail prove that an order is theirs. Guesses are few:
 * in one conversation, of one visitor or account, at one number and at one
 * address, and they are counted before the shop is asked.
 */
import { createHash } from 'node:crypto';
import * as v from 'valibot';
import type { Asking, CustomerOrder } from '../ports';
import type { ToolAround } from './around';

const DAY = 24 * 60 * 60 * 1000;
/** Wrong ones within a day. */
export const TRIES = { conversation: 3, visitor: 6, target: 10 };

const NOTE = 'proven_orders';
const Proven = v.array( v.number() );
/** So many of one conversation are remembered. */
const PROVEN = 10;

export type Proof =
	| { kind: 'proven'; order: CustomerOrder }
	/** Whether there is such an order is not said. */
	| { kind: 'wrong' }
	| { kind: 'spent' };

export async function prove(
	{ shop, store, clock, lookups }: ToolAround,
	asking: Asking,
	number: string,
	email: string
): Promise< Proof > {
	const { conversation, turn, visitor, customer } = asking;
	const target = [ number.replace( /[#\s]/gu, '' ), email.trim() ].map(
		( one ) => one.toLowerCase()
	);
	const id = hash( conversation, turn, ...target );
	const bounds: Array< [ string, number ] > = [
		[ hash( 'conversation', conversation ), TRIES.conversation ],
		[ hash( 'visitor', visitor ), TRIES.visitor ],
		...( customer
			? [
					[ hash( 'customer', customer.id ), TRIES.visitor ] as [
						string,
						number,
					],
				]
			: [] ),
		[ hash( 'number', target[ 0 ]! ), TRIES.target ],
		[ hash( 'email', target[ 1 ]! ), TRIES.target ],
	];
	const now = clock.now();
	const counts = await store.countTry(
		shop,
		id,
		bounds.map( ( [ key ] ) => key ),
		now,
		now - DAY
	);
	const most = ( by: ( count: number, bound: number ) => boolean ) =>
		bounds.some( ( [ , bound ], i ) => by( counts[ i ]!, bound ) );
	if ( most( ( count, bound ) => count > bound ) ) {
		return { kind: 'spent' };
	}
	let order: CustomerOrder | undefined;
	try {
		order = await lookups.orderBy( number, email );
	} catch ( error ) {
		// The shop is down: nothing was guessed.
		await store.forgetTry( shop, id );
		throw error;
	}
	if ( order ) {
		await store.forgetTry( shop, id );
		const known = await provenIn( store, shop, conversation );
		await store.remember( shop, conversation, NOTE, [
			order.id,
			...known.filter( ( one ) => one !== order.id ).slice( 0, PROVEN ),
		] );
		return { kind: 'proven', order };
	}
	return {
		kind: most( ( count, bound ) => count >= bound ) ? 'spent' : 'wrong',
	};
}

/** Ids of the orders that were proven in this conversation, latest first. */
export async function provenIn(
	store: ToolAround[ 'store' ],
	shop: string,
	conversation: string
): Promise< number[] > {
	const noted = await store.recall( shop, conversation, NOTE );
	const { success, output } = v.safeParse( Proven, noted );
	return success ? output : [];
}

const hash = ( ...parts: string[] ) =>
	createHash( 'sha256' )
		.update( JSON.stringify( parts ) )
		.digest( 'base64url' )
		.slice( 0, 32 );
