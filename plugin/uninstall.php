<?php
/**
 * WordPress runs this when the plugin is deleted.
 *
 * @package Baton
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

require_once __DIR__ . '/includes/Autoload.php';
Baton\Autoload::register( __DIR__ . '/includes' );
Baton\Uninstall::run();
