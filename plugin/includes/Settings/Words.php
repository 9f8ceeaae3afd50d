<?php
namespace Baton\Settings;

defined( 'ABSPATH' ) || exit;

/** What the assistant says at the turning points (`Words`): translated defaults, and what the owner made of them. */
final class Words {

	/** These stand inside another sentence. */
	public const SHORT = array( 'team', 'nextOpening' );

	/** What each sentence may be filled with; the problems' is in PROBLEMS. */
	public const PLACEHOLDERS = array(
		'handoff'       => array( 'agent' ),
		'team'          => array(),
		'afterHours'    => array( 'next_opening' ),
		'nextOpening'   => array(),
		'emergency'     => array( 'emergency_contact' ),
		'opening'       => array( 'agent', 'problem' ),
		'joined'        => array( 'agent' ),
		'joinedInstead' => array( 'agent', 'named' ),
		'returned'      => array( 'agent' ),
		'cancelled'     => array(),
		'closed'        => array(),
		'ticketSent'    => array( 'number', 'email' ),
		'unknown'       => array( 'topic' ),
		'quoted'        => array( 'title' ),
		'modelNotice'   => array(),
		'modelConsent'  => array(),
	);

	public const PROBLEMS = array(
		'order'    => array(),
		'delivery' => array(),
		'refund'   => array(),
		'product'  => array(),
		'account'  => array(),
		'other'    => array( 'question' ),
		'none'     => array(),
	);

	/** @return array<string, array<string, string[]>> The groups of sentences, and what each may be filled with. */
	public static function groups(): array {
		return array(
			'problems' => self::PROBLEMS,
			'tools'    => ToolWords::PLACEHOLDERS,
		);
	}

	/** @return array<string, mixed> Everything that is said, as the sidecar gets it. */
	public static function current(): array {
		return array_replace_recursive( self::defaults(), Options::settings()['words'] );
	}

	/** @return array<string, mixed> */
	public static function defaults(): array {
		return array(
			/* translators: {agent} is the name of a support agent. */
			'handoff'       => __( 'This sounds like something I want to make sure you get the right help with. Let me connect you with {agent}, our support agent. They\'ll have our full conversation so you won\'t need to repeat yourself.', 'baton' ),
			/* translators: Stands in place of an agent's name while all are busy. */
			'team'          => __( 'our support team', 'baton' ),
			/* translators: {next_opening} is when the shop opens next. */
			'afterHours'    => __( 'Our agents are offline right now. I can open a support ticket that will be addressed first thing {next_opening}.', 'baton' ),
			/* translators: Stands in place of {next_opening} while no opening hours are set: "first thing when we are back". */
			'nextOpening'   => __( 'when we are back', 'baton' ),
			/* translators: {emergency_contact} is a telephone number or an address. */
			'emergency'     => __( 'For urgent issues: {emergency_contact}.', 'baton' ),
			/* translators: {agent} is the agent's own name, {problem} a sentence about what went wrong. */
			'opening'       => __( 'Hi, I\'m {agent} — I can see what you\'ve been discussing with our AI assistant. {problem} Let me fix this for you right now.', 'baton' ),
			/* translators: {agent} is the name of a support agent. */
			'joined'        => __( 'The assistant has left; {agent} has joined.', 'baton' ),
			/* translators: {agent} came although {named} had been announced. */
			'joinedInstead' => __( '{agent} has joined instead of {named}.', 'baton' ),
			/* translators: {agent} is the name of a support agent. */
			'returned'      => __( '{agent} has left; the assistant is back.', 'baton' ),
			'cancelled'     => __( 'The assistant is back. You can ask for a person again at any time.', 'baton' ),
			'closed'        => __( 'This conversation is closed. Write again whenever you need us.', 'baton' ),
			/* translators: {number} is the ticket's number, {email} the customer's address. */
			'ticketSent'    => __( 'Thank you. Your message has the number {number}; we will answer to {email}.', 'baton' ),
			'unknown'       => __( 'I could not find anything about that in our shop. Would you like to talk to a person?', 'baton' ),
			/* translators: {title} is the title of a page of the shop. */
			'quoted'        => __( 'From “{title}”:', 'baton' ),
			'modelNotice'   => __( 'Our assistant is an AI. To answer you, what is written here is sent to an outside AI service; e-mail addresses, phone and card numbers are taken out first.', 'baton' ),
			'modelConsent'  => __( 'Our assistant uses an outside AI service. May I send what is written here to it, without e-mail addresses, phone and card numbers? If not, I answer from our shop\'s pages.', 'baton' ),
			'problems'      => array(
				'order'    => __( 'I\'m so sorry you\'ve had this experience with your order.', 'baton' ),
				'delivery' => __( 'I\'m sorry your delivery has not gone the way it should.', 'baton' ),
				'refund'   => __( 'I\'m sorry about the trouble with your refund.', 'baton' ),
				'product'  => __( 'I\'m sorry the product has let you down.', 'baton' ),
				'account'  => __( 'I\'m sorry your account is giving you trouble.', 'baton' ),
				/* translators: {question} is the customer's own first question. */
				'other'    => __( 'You asked: “{question}”', 'baton' ),
				'none'     => __( 'You asked to talk to a person.', 'baton' ),
			),
			'tools'         => ToolWords::defaults(),
		);
	}

	/** @return string[] The {placeholders} in a sentence. */
	public static function placeholders_in( string $sentence ): array {
		preg_match_all( '/\{([^{}\s]*)\}/u', $sentence, $found );
		return array_values( array_unique( $found[1] ) );
	}
}
