<?php
namespace Baton\Signing;

defined( 'ABSPATH' ) || exit;

/** Why a signed call is not answered. */
final class Refusal extends \Exception {

	/** @var string Which of time, nonce and signature it was. */
	public $field;

	public function __construct( string $field, string $message ) {
		parent::__construct( $message );
		$this->field = $field;
	}
}
