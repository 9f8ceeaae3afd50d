/** A WooCommerce that refuses the sidecar, as firewalls, crashes and other plugins make it. */
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { control } from './control';

/** What is answered in the place of wc/v3. */
export interface Refusal {
	status: number;
	headers?: Record< string, string >;
	body: string;
	/** Until it is answered. */
	seconds?: number;
}

const NAME = 'refusing-shop';
/** Reads what to answer anew each time: PHP keeps the code itself in memory. */
const PLUGIN = `<?php
/* Plugin Name: Refuses whoever asks for orders */
$refusal = @json_decode( @file_get_contents( __DIR__ . '/refusal.json' ), true );
if ( $refusal && false !== strpos( $_SERVER['REQUEST_URI'] ?? '', '/wc/v3/' ) ) {
	sleep( $refusal['seconds'] ?? 0 );
	http_response_code( $refusal['status'] );
	foreach ( $refusal['headers'] ?? array() as $name => $value ) {
		header( "$name: $value" );
	}
	echo $refusal['body'];
	exit;
}
`;

export interface RefusingShop {
	/** undefined: it answers again. */
	refuses: ( how: Refusal | undefined ) => Promise< void >;
	stop: () => Promise< void >;
}

export async function refusingShop(): Promise< RefusingShop > {
	const { site } = await control.where();
	const folder = path.join( site, 'wp-content/plugins', NAME );
	await mkdir( folder, { recursive: true } );
	await writeFile( path.join( folder, `${ NAME }.php` ), PLUGIN );
	await control.wp( 'plugin', 'activate', NAME );
	return {
		refuses: ( how ) =>
			writeFile(
				path.join( folder, 'refusal.json' ),
				JSON.stringify( how ?? null )
			),
		async stop() {
			await control.wp( 'plugin', 'deactivate', NAME );
			await rm( folder, { recursive: true } );
		},
	};
}
