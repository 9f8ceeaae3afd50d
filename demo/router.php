<?php
/**
 * What a web server's configuration does elsewhere: static files, the places
 * that are nobody's business, and the rest to WordPress.
 */

$baton_root = rtrim( $_SERVER['DOCUMENT_ROOT'], '/' );
$baton_path = '/' . ltrim( rawurldecode( (string) parse_url( $_SERVER['REQUEST_URI'], PHP_URL_PATH ) ), '/' );

if (
	str_contains( $baton_path, "\0" )
	|| preg_match( '#(^|/)\.#', $baton_path )
	|| preg_match( '#^/wp-content/(database|debug\.log)#i', $baton_path )
) {
	http_response_code( 403 );
	header( 'Content-Type: text/plain' );
	echo 'Forbidden';
	return true;
}

$baton_file = $baton_root . $baton_path;
if ( is_dir( $baton_file ) && is_file( rtrim( $baton_file, '/' ) . '/index.php' ) ) {
	if ( ! str_ends_with( $baton_path, '/' ) ) {
		header( 'Location: ' . $baton_path . '/', true, 301 );
		return true;
	}
	$baton_path .= 'index.php';
	$baton_file .= 'index.php';
}

if ( is_file( $baton_file ) && ! str_ends_with( $baton_file, '.php' ) ) {
	$baton_types = array(
		'css'   => 'text/css; charset=utf-8',
		'gif'   => 'image/gif',
		'html'  => 'text/html; charset=utf-8',
		'ico'   => 'image/x-icon',
		'jpg'   => 'image/jpeg',
		'jpeg'  => 'image/jpeg',
		'js'    => 'text/javascript; charset=utf-8',
		'json'  => 'application/json',
		'map'   => 'application/json',
		'mjs'   => 'text/javascript; charset=utf-8',
		'mp3'   => 'audio/mpeg',
		'mp4'   => 'video/mp4',
		'png'   => 'image/png',
		'svg'   => 'image/svg+xml',
		'ttf'   => 'font/ttf',
		'txt'   => 'text/plain; charset=utf-8',
		'wasm'  => 'application/wasm',
		'wav'   => 'audio/wav',
		'webp'  => 'image/webp',
		'woff'  => 'font/woff',
		'woff2' => 'font/woff2',
		'xml'   => 'application/xml',
	);
	$baton_type  = strtolower( pathinfo( $baton_file, PATHINFO_EXTENSION ) );
	$baton_etag  = sprintf( '"%x-%x"', filemtime( $baton_file ), filesize( $baton_file ) );
	header( 'Content-Type: ' . ( $baton_types[ $baton_type ] ?? 'application/octet-stream' ) );
	header( 'ETag: ' . $baton_etag );
	header( 'X-Content-Type-Options: nosniff' );
	// An address with a version in it never changes its content.
	header( 'Cache-Control: ' . ( isset( $_GET['ver'] ) ? 'public, max-age=31536000' : 'no-cache' ) );
	if ( ( $_SERVER['HTTP_IF_NONE_MATCH'] ?? '' ) === $baton_etag ) {
		http_response_code( 304 );
		return true;
	}
	header( 'Content-Length: ' . filesize( $baton_file ) );
	if ( 'HEAD' !== $_SERVER['REQUEST_METHOD'] ) {
		readfile( $baton_file );
	}
	return true;
}

if ( ! is_file( $baton_file ) ) {
	$baton_path = '/index.php';
	$baton_file = $baton_root . $baton_path;
}
$_SERVER['SCRIPT_NAME']     = $baton_path;
$_SERVER['PHP_SELF']        = $baton_path;
$_SERVER['SCRIPT_FILENAME'] = $baton_file;
unset( $_SERVER['PATH_INFO'] );
chdir( dirname( $baton_file ) );
// Here, in the global scope: wp-admin's pages take it for granted.
require $baton_file;
