<?php
namespace Baton\Knowledge;

defined( 'ABSPATH' ) || exit;

/** All kinds, by the name that begins their documents' ids: "page:12". */
final class Kinds {

	public const NAMES = array( 'page', 'post', 'product', 'shipping', 'payment', 'entry' );

	/** @throws \InvalidArgumentException When there is no such kind. */
	public static function get( string $name ): Kind {
		switch ( $name ) {
			case 'page':
			case 'post':
				return new Pages( $name );
			case 'product':
				return new Products();
			case 'shipping':
				return new Shipping();
			case 'payment':
				return new Payments();
			case 'entry':
				return new Entries();
		}
		throw new \InvalidArgumentException( 'There is no such kind.' );
	}
}
