<?php
namespace Baton\Tests;

use Baton\Connection\ConnectionString;
use Baton\Session\Token;
use Baton\Signing\Signature;

final class VectorsTest extends ShopTestCase {

	public function test_7_2_a_signature_is_the_one_of_the_vector() {
		$call = self::fixture( 'signed-call' );
		$this->assertSame( $call['signature'], Signature::of( $call['secret'], $call['route'], $call['time'], $call['nonce'], $call['body'] ) );
	}

	public function test_5_3_a_token_is_the_one_of_the_vector() {
		$token = self::fixture( 'token' );
		$this->assertSame( $token['token'], Token::sign( $token['secret'], $token['claims'] ) );
	}

	public function test_8_a_connection_string_is_the_one_of_the_vector() {
		$connection = self::fixture( 'connection' );
		$this->assertSame( $connection['connection'], ConnectionString::encode( $connection['decoded'] ) );
	}
}
