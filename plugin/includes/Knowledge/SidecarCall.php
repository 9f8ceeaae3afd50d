<?php
namespace Baton\Knowledge;

use Baton\Connection\AnswerProblem;
use Baton\Connection\Sidecar;

defined( 'ABSPATH' ) || exit;

/** What the settings page asks the sidecar, and in words why it got no answer. */
final class SidecarCall {

	private const SECONDS = 10.0;

	/** @var array<string, mixed>|null `KnowledgeState`. */
	public $state;

	/** @var string '' when there is a state. */
	public $problem;

	/** @param array<string, mixed>|null $state */
	private function __construct( ?array $state, string $problem ) {
		$this->state   = $state;
		$this->problem = $problem;
	}

	/**
	 * @param string               $route "/v1/shop/knowledge"
	 * @param array<string, mixed> $body
	 */
	public static function post( string $route, array $body = array() ): self {
		if ( ! Sidecar::is_set() ) {
			return new self( null, __( 'The public address of the sidecar is not set. Type it above and save.', 'baton' ) );
		}
		$response = Sidecar::post( $route, self::SECONDS, array(), (string) wp_json_encode( (object) $body ) );
		if ( is_wp_error( $response ) ) {
			/* translators: %s: a technical reason. */
			return new self( null, sprintf( __( 'The sidecar gives no answer (%s). Is it running? Test the connection above.', 'baton' ), $response->get_error_message() ) );
		}
		$state = json_decode( wp_remote_retrieve_body( $response ), true );
		$state = is_array( $state ) ? $state : array();
		if ( 400 === wp_remote_retrieve_response_code( $response ) ) {
			return new self( null, __( 'The sidecar cannot read this: update the plugin and the sidecar to the same version.', 'baton' ) );
		}
		$problem = AnswerProblem::of( $response, $state, $route, 'kinds' );
		return '' === $problem ? new self( $state, '' ) : new self( null, $problem );
	}
}
