/** A WordPress on loopback that can be down, and sends each mail once, as the plugin does. */
import type { ServerResponse } from 'node:http';
import type { Mail } from '../../../protocol';
import { fixture, settingsFixture } from './fixture';
import { json, scriptServer, type ScriptServer } from './script-server';

export interface MoodyShop extends ScriptServer {
	/** Nobody is there: each connection is cut. */
	down: boolean;
	/** Of what was sent on, by key: the mails that a shop's owner reads. */
	mails: Map< string, Mail >;
	/** How often a mail was asked for, by key. */
	asked: string[];
	/** Instead of the plugin's answer to a mail that it has sent. */
	onMail?: ( response: ServerResponse, mail: Mail ) => void;
	/** Before the plugin takes a mail; true: it is answered already. */
	beforeMail?: ( response: ServerResponse, mail: Mail ) => boolean;
}

export async function moodyShop(): Promise< MoodyShop > {
	const knowledge = fixture( 'knowledge' ) as {
		list: unknown;
		read: unknown;
	};
	const server = await scriptServer( ( { url, body }, response ) => {
		if ( shop.down ) {
			response.socket?.destroy();
			return;
		}
		switch ( url.split( '?' )[ 0 ] ) {
			case '/wp-json/baton/v1/settings':
				return json( response, settingsFixture() );
			case '/wp-json/baton/v1/knowledge/list':
				return json( response, knowledge.list );
			case '/wp-json/baton/v1/knowledge/read':
				return json( response, knowledge.read );
			case '/wp-json/baton/v1/mail':
				return takeMail( JSON.parse( body ) as Mail, response );
			default:
				return json( response, [] );
		}
	} );
	const shop: MoodyShop = {
		...server,
		down: false,
		mails: new Map(),
		asked: [],
	};

	function takeMail( mail: Mail, response: ServerResponse ): void {
		shop.asked.push( mail.key );
		if ( shop.beforeMail?.( response, mail ) ) {
			return;
		}
		const first = ! shop.mails.has( mail.key );
		shop.mails.set( mail.key, mail );
		if ( first && shop.onMail ) {
			shop.onMail( response, mail );
		} else {
			json( response, { sent: true } );
		}
	}
	return shop;
}
