/** A sidecar in its own process behind a trusted proxy, and an honest customer of it. */
import { execFileSync } from 'node:child_process';
import type { Claims } from '../../../../protocol';
import { readExposition } from '../exposition';
import {
	buildSidecar,
	removeSidecar,
	shopServer,
	SidecarHome,
	type RunningSidecar,
} from '../process';
import { RawSocket } from '../raw-socket';
import type { ScriptServer } from '../script-server';
import { makeToken } from '../tokens';
import { Tcp, upgrade, type UpgradeOptions } from './tcp';

export const HONEST = '198.51.100.7';
export const ATTACKER = '203.0.113.9';

export class Besieged {
	private constructor(
		private readonly shop: ScriptServer,
		readonly home: SidecarHome,
		readonly running: RunningSidecar
	) {}

	static async start(
		env: Record< string, string > = {}
	): Promise< Besieged > {
		buildSidecar();
		const shop = await shopServer();
		const home = new SidecarHome( shop );
		const running = await home.start( {
			BATON_TRUST_PROXY: '1',
			BATON_LOG_LEVEL: 'debug',
			...env,
		} );
		await home.ready( running.url );
		return new Besieged( shop, home, running );
	}

	async stop(): Promise< void > {
		this.home.remove();
		await this.running.ended;
		await this.shop.close();
		removeSidecar();
	}

	get url(): string {
		return this.running.url;
	}

	get origin(): string {
		return this.shop.url;
	}

	/** Of the process, in MB. */
	memory(): number {
		const kilobytes = execFileSync( 'ps', [
			'-o',
			'rss=',
			'-p',
			String( this.running.child.pid ),
		] );
		return Number( String( kilobytes ) ) / 1024;
	}

	/** A sample of its measurements, 0 when there is none. */
	async measured( name: string ): Promise< number > {
		const answer = await fetch( `${ this.url }/metrics` );
		const { values } = readExposition( await answer.text() );
		return values.get( name ) ?? 0;
	}

	/** A socket after its hello. */
	async enter(
		claims: Partial< Claims > & Pick< Claims, 'aud' | 'sub' >,
		address = HONEST
	): Promise< RawSocket > {
		const socket = new RawSocket( this.url, this.origin, address );
		await socket.open();
		const token = await makeToken( Date.now(), claims );
		const isAgent = claims.aud === 'agent';
		socket.send( {
			type: 'hello',
			v: 1,
			token,
			timeZone: 'UTC',
			...( isAgent ? { surface: 'desk', open: [] } : { after: 0 } ),
		} );
		await socket.next( isAgent ? 'desk' : 'welcome' );
		return socket;
	}

	/** Comes, says something, is answered and leaves; how long that took in ms. */
	async visit( visitor: string, address = HONEST ): Promise< number > {
		const from = performance.now();
		const socket = await this.enter(
			{ aud: 'customer', sub: visitor },
			address
		);
		socket.send( { type: 'send', id: 'm1', text: 'Good morning' } );
		await socket.next( 'ack' );
		socket.close();
		return performance.now() - from;
	}

	/** An upgraded connection that keeps no rule. */
	async attack(
		address = ATTACKER,
		options: UpgradeOptions = {}
	): Promise< Tcp > {
		const tcp = new Tcp( this.url );
		tcp.write(
			upgrade( {
				origin: this.origin,
				...options,
				headers: { 'X-Forwarded-For': address, ...options.headers },
			} )
		);
		const status = await tcp.status();
		if ( status !== 101 ) {
			throw new Error( `The upgrade was answered by ${ status }.` );
		}
		return tcp;
	}
}
