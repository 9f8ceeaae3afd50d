/** All tools, in the order in which they are asked whether a question is theirs. */
import type { MakeTool } from './around';
import { currentCart } from './cart';
import { findProducts } from './find-products';
import { openingHours } from './hours';
import { orderStatus } from './order-status';
import { requestPerson } from './request-person';

export const TOOLS: readonly MakeTool[] = [
	orderStatus,
	currentCart,
	openingHours,
	findProducts,
	requestPerson,
];
