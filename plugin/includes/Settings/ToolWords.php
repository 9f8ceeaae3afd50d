<?php
namespace Baton\Settings;

defined( 'ABSPATH' ) || exit;

/** What the assistant says of what it looked up (`ToolWords`): orders, carts, products, hours. */
final class ToolWords {

	/** What each sentence may be filled with. */
	public const PLACEHOLDERS = array(
		'askOrder'     => array(),
		'askNumber'    => array(),
		'askEmail'     => array( 'order' ),
		'noMatch'      => array(),
		'noOrders'     => array(),
		'notInAccount' => array( 'order' ),
		'order'        => array( 'order', 'date', 'total', 'items' ),
		'pending'      => array( 'payment' ),
		'onHold'       => array( 'payment' ),
		'processing'   => array(),
		'completed'    => array(),
		'completedOn'  => array( 'date' ),
		'cancelled'    => array(),
		'refunded'     => array( 'refunded' ),
		'failed'       => array(),
		'otherStatus'  => array( 'status' ),
		'partRefund'   => array( 'refunded', 'total', 'left' ),
		'refundReason' => array( 'refunded', 'reason' ),
		'noRefund'     => array(),
		'tracking'     => array( 'tracking', 'carrier' ),
		'trackingOnly' => array( 'tracking' ),
		'note'         => array( 'date', 'note' ),
		'moreOrders'   => array( 'count' ),
		'unavailable'  => array(),
		'cart'         => array( 'items', 'total' ),
		'cartEmpty'    => array(),
		'product'      => array( 'name', 'price', 'stock' ),
		'inStock'      => array(),
		'fewLeft'      => array( 'count' ),
		'outOfStock'   => array(),
		'onBackorder'  => array(),
		'hours'        => array( 'hours', 'zone', 'now' ),
	);

	/** @return array<string, string> */
	public static function defaults(): array {
		return array(
			'askOrder'     => __( 'I can look that up for you. Please send me your order number and the e-mail address that you ordered with.', 'baton' ),
			'askNumber'    => __( 'Thank you. And what is your order number?', 'baton' ),
			/* translators: {order} is an order's number. */
			'askEmail'     => __( 'Thank you. Which e-mail address did you use for order {order}?', 'baton' ),
			'noMatch'      => __( 'I could not find an order with that number and that e-mail address. Please check both and send them again.', 'baton' ),
			'noOrders'     => __( 'There are no orders in your account yet. If you ordered without logging in, send me the order number and the e-mail address that you used.', 'baton' ),
			/* translators: {order} is an order's number. */
			'notInAccount' => __( 'I see no order {order} in your account. If you ordered without logging in, send me the e-mail address that you used.', 'baton' ),
			/* translators: {order} is an order's number, {date} when it was placed, {total} an amount with its currency, {items} "2 × Mug, 1 × Tea". */
			'order'        => __( 'Order {order} of {date} over {total} ({items}):', 'baton' ),
			/* translators: {payment} is how it is to be paid: "Bank transfer". */
			'pending'      => __( 'it has not been paid yet, so we have not begun with it. ({payment})', 'baton' ),
			/* translators: {payment} is how it is to be paid: "Bank transfer". */
			'onHold'       => __( 'it is on hold until your payment has arrived and is confirmed; then we get it ready. ({payment})', 'baton' ),
			'processing'   => __( 'we have received it and are getting it ready.', 'baton' ),
			'completed'    => __( 'it is complete; everything in it has left us.', 'baton' ),
			/* translators: {date} is a day. */
			'completedOn'  => __( 'it is complete; everything in it had left us by {date}.', 'baton' ),
			'cancelled'    => __( 'it was cancelled, and nothing more of it will be sent.', 'baton' ),
			/* translators: {refunded} is an amount with its currency. */
			'refunded'     => __( 'it was refunded in full ({refunded}). Banks can take some days to show it.', 'baton' ),
			'failed'       => __( 'the payment did not go through, so nothing was sent.', 'baton' ),
			/* translators: {status} is an order's status in the shop's own words. */
			'otherStatus'  => __( 'its status is “{status}”.', 'baton' ),
			/* translators: amounts with their currency; {left} is {total} less {refunded}. */
			'partRefund'   => __( 'Of its {total}, {refunded} has been refunded so far; {left} remains.', 'baton' ),
			/* translators: {refunded} is an amount with its currency, {reason} why it was given back. */
			'refundReason' => __( 'Refund of {refunded}: {reason}.', 'baton' ),
			'noRefund'     => __( 'Nothing has been refunded on it so far.', 'baton' ),
			/* translators: {tracking} is a parcel's number, {carrier} who carries it. */
			'tracking'     => __( 'Tracking number: {tracking} ({carrier}).', 'baton' ),
			/* translators: {tracking} is a parcel's number. */
			'trackingOnly' => __( 'Tracking number: {tracking}.', 'baton' ),
			/* translators: {note} is what the shop wrote to the customer on {date}. */
			'note'         => __( 'Our message of {date}: “{note}”', 'baton' ),
			/* translators: {count} is a number. */
			'moreOrders'   => __( 'Further orders in your account: {count}. Name a number to hear about one.', 'baton' ),
			'unavailable'  => __( 'I cannot look that up right now, because our shop\'s system does not answer. Please try again in a few minutes. Or would you like to talk to a person?', 'baton' ),
			/* translators: {items} "2 × Mug, 1 × Tea", {total} an amount with its currency. */
			'cart'         => __( 'In your cart: {items}. Together {total}, before shipping is added.', 'baton' ),
			'cartEmpty'    => __( 'Your cart is empty.', 'baton' ),
			/* translators: {name} of a product, {price} with its currency, {stock} a sentence about its stock. */
			'product'      => __( '{name}: {price}. {stock}', 'baton' ),
			'inStock'      => __( 'In stock.', 'baton' ),
			/* translators: {count} is a number. */
			'fewLeft'      => __( 'In stock, {count} left.', 'baton' ),
			'outOfStock'   => __( 'Out of stock.', 'baton' ),
			'onBackorder'  => __( 'Not in stock, but can be ordered.', 'baton' ),
			/* translators: {hours} lists days and times, {zone} is a time zone, {now} the day and time there: "Monday 14:32". */
			'hours'        => __( 'Our hours: {hours} (time zone: {zone}; it is {now} there).', 'baton' ),
		);
	}
}
