/** What WooCommerce and WordPress know. */
import type { Cart, Order } from '../../protocol';
import type { FailureKind } from './metrics';

/** What of a failed call may stand in a log or a label. */
export interface CallFailure {
	kind: FailureKind;
	/** "/baton/v1/settings", "orders" */
	route?: string;
	/** Of HTTP. */
	status?: number;
}

/** Why the shop could not be asked, and what to do, in a sentence for people. */
export class ShopProblem extends Error {
	constructor(
		message: string,
		readonly failure: CallFailure = { kind: 'unreadable' }
	) {
		super( message );
		this.name = 'ShopProblem';
	}
}

export interface PageText {
	id: number;
	title: string;
	url: string;
	/** Paragraphs separated by "\n"; headings begin with "# ". */
	text: string;
}

/** Every method throws `ShopProblem`. */
export interface Shop {
	/** The logged-in customer's own, newest first. */
	orders: ( customer: string, mayEdit: boolean ) => Promise< Order[] >;
	/** The visitor's live cart; null when there is none. */
	cart: ( visitor: string ) => Promise< Cart | null >;
	pages: () => Promise< PageText[] >;
	/** The published products. */
	products: () => Promise< PageText[] >;
}
