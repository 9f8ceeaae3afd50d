/** What the assistant says of what its tools looked up; owners edit it, WordPress translates the defaults. */
import * as v from 'valibot';
import { Text } from './scalars';

export const ToolWords = v.object( {
	askOrder: Text,
	askNumber: Text,
	/** {order} */
	askEmail: Text,
	noMatch: Text,
	noOrders: Text,
	/** {order} */
	notInAccount: Text,
	/** {order}, {date}, {total}, {items} */
	order: Text,
	/** {payment} */
	pending: Text,
	/** {payment} */
	onHold: Text,
	processing: Text,
	completed: Text,
	/** {date} */
	completedOn: Text,
	cancelled: Text,
	/** {refunded} */
	refunded: Text,
	failed: Text,
	/** {status} */
	otherStatus: Text,
	/** {refunded}, {total}, {left} */
	partRefund: Text,
	/** {refunded}, {reason} */
	refundReason: Text,
	noRefund: Text,
	/** {tracking}, {carrier} */
	tracking: Text,
	/** {tracking} */
	trackingOnly: Text,
	/** {date}, {note} */
	note: Text,
	/** {count} */
	moreOrders: Text,
	unavailable: Text,
	/** {items}, {total} */
	cart: Text,
	cartEmpty: Text,
	/** {name}, {price}, {stock} */
	product: Text,
	inStock: Text,
	/** {count} */
	fewLeft: Text,
	outOfStock: Text,
	onBackorder: Text,
	/** {hours}, {zone}, {now} */
	hours: Text,
} );
export type ToolWords = v.InferOutput< typeof ToolWords >;
