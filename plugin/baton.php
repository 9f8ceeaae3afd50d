<?php
/**
 * Plugin Name: Baton
 * Description: An AI assistant for your shop that hands a conversation to a person without dropping anything.
 * Version: 0.1.0
 * Requires at least: 6.5
 * Requires PHP: 7.4
 * Requires Plugins: woocommerce
 * WC requires at least: 9.0
 * WC tested up to: 11.0
 * Author: The Baton contributors
 * License: GPL-2.0-or-later
 * License URI: https://www.gnu.org/licenses/gpl-2.0.html
 * Text Domain: baton
 *
 * @package Baton
 */

defined( 'ABSPATH' ) || exit;

define( 'BATON_FILE', __FILE__ );
define( 'BATON_DIR', __DIR__ );

require_once __DIR__ . '/includes/Autoload.php';
Baton\Autoload::register( __DIR__ . '/includes' );

register_activation_hook( __FILE__, array( Baton\Activation::class, 'activate' ) );
register_deactivation_hook( __FILE__, array( Baton\Activation::class, 'deactivate' ) );

Baton\Plugin::register();
