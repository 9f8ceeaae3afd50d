<?php
/**
 * Plugin Name: Baton demo shop: mail catcher
 * Description: Mail goes into files under the demo's home, and is read at /?baton_mail.
 *
 * @package Baton\Demo
 */

defined( 'ABSPATH' ) || exit;

/**
 * Where caught mails are.
 */
function baton_demo_mail_folder(): string {
	return BATON_DEMO_HOME . '/mails';
}

add_filter(
	'pre_wp_mail',
	static function ( $done, $mail ) {
		if ( null !== $done ) {
			return $done;
		}
		wp_mkdir_p( baton_demo_mail_folder() );
		$time  = (int) floor( microtime( true ) * 1000 );
		$id    = $time . '-' . bin2hex( random_bytes( 4 ) );
		$split = static fn( $list ) => array_values(
			array_filter( array_map( 'trim', is_array( $list ) ? $list : preg_split( '/[,\n]/', (string) $list ) ) )
		);
		$text  = wp_json_encode(
			array(
				'id'          => $id,
				'time'        => $time,
				'to'          => $split( $mail['to'] ),
				'subject'     => (string) $mail['subject'],
				'headers'     => is_array( $mail['headers'] )
					? array_values( $mail['headers'] )
					: array_values( array_filter( explode( "\n", str_replace( "\r\n", "\n", (string) $mail['headers'] ) ) ) ),
				'message'     => (string) $mail['message'],
				'attachments' => array_map( 'wp_basename', (array) ( $mail['attachments'] ?? array() ) ),
			),
			JSON_PRETTY_PRINT | JSON_UNESCAPED_UNICODE | JSON_INVALID_UTF8_SUBSTITUTE
		);
		// Renamed into place: a reader never sees half a mail.
		$file = baton_demo_mail_folder() . '/' . $id . '.json';
		file_put_contents( $file . '.part', $text );
		rename( $file . '.part', $file );
		do_action( 'wp_mail_succeeded', $mail );
		return true;
	},
	10,
	2
);

add_action(
	'init',
	static function () {
		// phpcs:ignore WordPress.Security.NonceVerification.Recommended
		if ( ! isset( $_GET['baton_mail'] ) ) {
			return;
		}
		$files = glob( baton_demo_mail_folder() . '/*.json' );
		rsort( $files );
		$mails = array_map(
			static fn( $file ) => json_decode( (string) file_get_contents( $file ), true ),
			array_slice( $files, 0, 200 )
		);
		nocache_headers();
		// phpcs:ignore WordPress.Security.NonceVerification.Recommended
		if ( 'json' === ( $_GET['format'] ?? '' ) ) {
			wp_send_json( $mails );
		}
		header( 'Content-Type: text/html; charset=utf-8' );
		header( "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'" );
		echo '<!doctype html><html lang="en"><meta charset="utf-8"><title>Mail</title>';
		echo '<meta name="viewport" content="width=device-width">';
		echo '<style>body{font:16px/1.5 system-ui;margin:2rem auto;max-width:46rem;padding:0 1rem;color:#1d2b2a;background:#f7f5f0}article{background:#fff;border:1px solid #ddd8cc;border-radius:8px;padding:1rem 1.25rem;margin:1rem 0}h2{font-size:1.1rem;margin:0}p{margin:.2rem 0;color:#5b6664}pre{white-space:pre-wrap;overflow-wrap:anywhere;font:14px/1.5 ui-monospace,monospace;margin:.75rem 0 0}</style>';
		echo '<h1>Mail</h1><p>What this demo shop would have sent, newest first. Nothing left this machine.</p>';
		if ( ! $mails ) {
			echo '<p>No mail yet.</p>';
		}
		foreach ( $mails as $mail ) {
			printf(
				'<article><h2>%s</h2><p>To %s</p><p>%s</p><pre>%s</pre></article>',
				esc_html( $mail['subject'] ),
				esc_html( implode( ', ', $mail['to'] ) ),
				esc_html( gmdate( 'Y-m-d H:i:s', (int) ( $mail['time'] / 1000 ) ) . ' UTC' ),
				esc_html( $mail['message'] )
			);
		}
		exit;
	},
	1
);
