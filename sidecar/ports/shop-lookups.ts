/** What the shop tells a customer of their own orders, and anybody of its products. */

export interface CustomerOrder {
	id: number;
	/** What customers know it by; plugins make it differ from the id. */
	number: string;
	/** wc/v3's word: processing, on-hold, …, or a plugin's own. */
	status: string;
	/** UTC ms. */
	createdAt: number;
	completedAt?: number;
	currency: string;
	/** Decimal strings, as wc/v3 gives them. */
	total: string;
	/** Of `refunds`, added up. */
	refunded: string;
	refunds: Array< { amount: string; reason: string } >;
	/** `total` less `refunded`. */
	left: string;
	items: Array< { name: string; quantity: number } >;
	/** "Bank transfer"; '' when none was chosen. */
	payment: string;
}

export interface Tracking {
	shipments: Array< { number: string; carrier: string; url?: string } >;
	/** The shop's notes to the customer, newest first. */
	notes: Array< { text: string; at: number } >;
}

export interface ProductOffer {
	name: string;
	/** Decimal string; '' where none is set. */
	price: string;
	stock: 'instock' | 'outofstock' | 'onbackorder';
	/** How many are left, where the shop counts. */
	left?: number;
}

/** A variation of a product. */
export interface ProductChoice extends ProductOffer {
	/** "Blue", "L", in the order of the product's attributes; '' where any will do. */
	options: string[];
}

export interface FoundProduct extends ProductOffer {
	url: string;
	/** The dearest of its variations, where they differ. */
	priceTo?: string;
	variations: ProductChoice[];
}

/** Every method throws `ShopProblem`. */
export interface ShopLookups {
	/** The account's own, newest first. */
	ownOrders: ( customer: string ) => Promise< CustomerOrder[] >;
	/** Undefined unless number and billing e-mail belong to one order. */
	orderBy: (
		number: string,
		email: string
	) => Promise< CustomerOrder | undefined >;
	/** Of one that was proven before. */
	orderById: ( id: number ) => Promise< CustomerOrder | undefined >;
	tracking: ( order: number ) => Promise< Tracking >;
	/** The published ones that fit, best first. */
	products: ( query: string ) => Promise< FoundProduct[] >;
}
