/** What WooCommerce and WordPress know. */
import type { Cart, Order, ShopReason } from '../../protocol';
import type { FailureKind } from './metrics';

/** What of a failed call may stand in a log or a label. */
export interface CallFailure {
	kind: FailureKind;
	/** "/baton/v1/settings", "orders" */
	route?: string;
	/** Of HTTP. */
	status?: number;
}

const KINDS: Record< ShopReason, FailureKind > = {
	unreachable: 'unreachable',
	slow: 'slow',
	cut: 'failed',
	moved: 'failed',
	keys: 'refused',
	oversize: 'failed',
	forbidden: 'refused',
	missing: 'missing',
	permalinks: 'refused',
	busy: 'limited',
	maintenance: 'failed',
	broken: 'failed',
	empty: 'unreadable',
	page: 'unreadable',
	unreadable: 'unreadable',
	too_large: 'unreadable',
	clock: 'refused',
	guest: 'refused',
	partly: 'unreadable',
};

/**
 * What says that WordPress is down. When it answers and refuses (a new
 * connection string, a plugin switched off), it is not.
 */
const DOWN: ReadonlySet< ShopReason > = new Set( [
	'unreachable',
	'slow',
	'cut',
	'maintenance',
	'broken',
	'empty',
	'page',
] );

export const saysItIsDown = ( error: unknown ) =>
	error instanceof ShopProblem &&
	! error.byPlugin &&
	DOWN.has( error.reason );

export interface ProblemDetail {
	/** What was asked for. */
	route?: string;
	/** Of HTTP. */
	status?: number;
	/** UTC ms; before, the shop is not asked. */
	retryAt?: number;
	/** Called off here. */
	aborted?: boolean;
	/** Our own plugin said so: WordPress is up. */
	byPlugin?: boolean;
	/** What the shop said about it: for its owner's screen, and for no log. */
	words?: string;
}

/** Why the shop could not be asked, and what to do, in a sentence for people. */
export class ShopProblem extends Error {
	readonly failure: CallFailure;
	readonly retryAt?: number;
	readonly byPlugin: boolean;
	readonly words?: string;

	/**
	 * @param message For logs, and for screens that do not know the reason.
	 * @param reason  For screens, which say it in their own language.
	 * @param detail
	 */
	constructor(
		message: string,
		readonly reason: ShopReason = 'unreadable',
		detail: ProblemDetail = {}
	) {
		super( message );
		this.name = 'ShopProblem';
		const {
			route,
			status,
			retryAt,
			aborted,
			byPlugin = false,
			words,
		} = detail;
		this.byPlugin = byPlugin;
		this.failure = {
			kind: aborted ? 'aborted' : KINDS[ reason ],
			...( route !== undefined && { route } ),
			...( status !== undefined && { status } ),
		};
		this.retryAt = retryAt;
		this.words = words;
	}
}

export interface Orders {
	orders: Order[];
	/** How many more there are that could not be read. */
	unreadable: number;
}

/** Every method throws `ShopProblem`. */
export interface Shop {
	/** The logged-in customer's own, newest first. */
	orders: ( customer: string, mayEdit: boolean ) => Promise< Orders >;
	/** The visitor's live cart; null when there is none. */
	cart: ( visitor: string ) => Promise< Cart | null >;
}
