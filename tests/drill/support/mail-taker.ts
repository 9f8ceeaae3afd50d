/** WordPress's signed routes, taking mail as the plugin does: a key once, whoever asks. */
import { EMPTY_LISTING } from '../../sidecar/support/catalogue';
import { settingsFixture } from '../../sidecar/support/fixture';
import {
	json,
	scriptServer,
	type ScriptServer,
} from '../../sidecar/support/script-server';

interface TakenMail {
	key: string;
	/** How often it was handed over; it was sent once. */
	times: number;
}

export interface MailTaker extends ScriptServer {
	/** One for each key. */
	mails: () => TakenMail[];
	/** Resolves once this holds. */
	taken: ( so: ( mails: TakenMail[] ) => boolean ) => Promise< void >;
	/** Takes the next mail, calls this and never answers; resolves then. */
	killOnNext: ( kill: () => void ) => Promise< void >;
}

export async function mailTaker(): Promise< MailTaker > {
	const taken = new Map< string, TakenMail >();
	const watchers = new Set< () => void >();
	let onNext: ( () => void ) | undefined;
	const take = ( key: string ) => {
		const times = ( taken.get( key )?.times ?? 0 ) + 1;
		taken.set( key, { key, times } );
		watchers.forEach( ( tell ) => tell() );
	};
	const server = await scriptServer( ( { url, body }, response ) => {
		switch ( url ) {
			case '/wp-json/baton/v1/settings':
				return json( response, settingsFixture() );
			case '/wp-json/baton/v1/knowledge/list':
				return json( response, EMPTY_LISTING );
			case '/wp-json/baton/v1/mail':
				take( JSON.parse( body ).key );
				if ( onNext ) {
					onNext();
					onNext = undefined;
					return;
				}
				return json( response, { sent: true } );
			default:
				return json( response, [] );
		}
	} );
	const mails = () => [ ...taken.values() ];
	return {
		...server,
		mails,
		taken: ( so ) =>
			new Promise( ( resolve ) => {
				const look = () => {
					if ( so( mails() ) ) {
						watchers.delete( look );
						resolve();
					}
				};
				watchers.add( look );
				look();
			} ),
		killOnNext: ( kill ) =>
			new Promise( ( resolve ) => {
				onNext = () => {
					kill();
					resolve();
				};
			} ),
	};
}
