<?php
namespace Baton;

use Baton\Access\Roles;
use Baton\Settings\Options;

defined( 'ABSPATH' ) || exit;

/** Brings roles, secrets and tables into being; safe to run any number of times. */
final class Activation {

	/** Grows with every change of roles or tables, so that an update brings them along. */
	private const VERSION = 3;

	public static function activate(): void {
		Roles::add();
		Tables::create();
		Options::create_secrets();
		Options::set_version( self::VERSION );
		Housekeeping::schedule();
	}

	/** An update of the plugin's files runs no activation hook. */
	public static function catch_up(): void {
		if ( Options::version() < self::VERSION ) {
			self::activate();
		}
	}

	public static function deactivate(): void {
		Housekeeping::unschedule();
	}
}
