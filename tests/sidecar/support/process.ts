/** The sidecar as an owner runs it: its own process, a real shop's answers on loopback. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildSync } from 'esbuild';
import { EMPTY_LISTING } from './catalogue';
import { settingsFixture } from './fixture';
import { json, scriptServer, type ScriptServer } from './script-server';
import { SECRET, SHOP } from './tokens';

const ROOT = path.resolve( __dirname, '../../..' );
/** Inside the checkout, where its packages are found. */
const BUNDLE = path.join(
	ROOT,
	`tests/.tmp/sidecar-${ process.pid }/main.mjs`
);

export function buildSidecar(): void {
	buildSync( {
		entryPoints: [ path.join( ROOT, 'sidecar/main.ts' ) ],
		outfile: BUNDLE,
		bundle: true,
		platform: 'node',
		format: 'esm',
		packages: 'external',
		logLevel: 'error',
	} );
}

export function removeSidecar(): void {
	rmSync( path.dirname( BUNDLE ), { recursive: true, force: true } );
}

/**
 * Answers the signed routes as the plugin does.
 * @param onMail Instead of taking a mail.
 */
export function shopServer( onMail?: () => void ): Promise< ScriptServer > {
	return scriptServer( ( { url, headers }, response ) => {
		if ( onMail && url === '/wp-json/baton/v1/mail' ) {
			return onMail();
		}
		switch ( url ) {
			case '/wp-json/baton/v1/settings':
				return json( response, settingsFixture() );
			case '/wp-json/baton/v1/knowledge/list':
				return json( response, EMPTY_LISTING );
			case '/wp-json/baton/v1/probe':
				return json( response, {
					https: false,
					authorization: headers.authorization !== undefined,
				} );
			case '/wp-json/baton/v1/mail':
				return json( response, { sent: true } );
			default:
				return json( response, [] );
		}
	} );
}

export interface RunningSidecar {
	url: string;
	child: ChildProcess;
	/** Everything that it wrote, both streams. */
	output: () => string;
	ended: Promise< number | null >;
}

export class SidecarHome {
	readonly data = mkdtempSync( path.join( tmpdir(), 'baton-sidecar-' ) );
	private readonly children: ChildProcess[] = [];

	constructor( private readonly shop: ScriptServer ) {}

	/** `before` is a command that this one is given to, such as prlimit. */
	spawn(
		env: Record< string, string >,
		before: string[] = []
	): {
		child: ChildProcess;
		output: () => string;
		ended: Promise< number | null >;
	} {
		const [ command, ...args ] = [ ...before, process.execPath, BUNDLE ];
		const child = spawn( command!, args, {
			env: { PATH: process.env.PATH, ...env },
			stdio: [ 'ignore', 'pipe', 'pipe' ],
		} );
		this.children.push( child );
		let output = '';
		child.stdout?.on( 'data', ( data ) => ( output += data ) );
		child.stderr?.on( 'data', ( data ) => ( output += data ) );
		return {
			child,
			output: () => output,
			ended: new Promise( ( resolve ) => child.on( 'exit', resolve ) ),
		};
	}

	/** What an owner would give it. */
	environment( env: Record< string, string > = {} ) {
		const connection = {
			url: this.shop.url,
			rest: `${ this.shop.url }/wp-json/`,
			shop: SHOP,
			secret: SECRET,
			key: 'ck_1',
			consumerSecret: 'cs_1',
		};
		const text = Buffer.from( JSON.stringify( connection ) );
		return {
			BATON_CONNECTION: `baton1.${ text.toString( 'base64url' ) }`,
			BATON_PORT: '0',
			BATON_DATA: this.data,
			...env,
		};
	}

	async start(
		env: Record< string, string > = {},
		before: string[] = []
	): Promise< RunningSidecar > {
		const started = this.spawn( this.environment( env ), before );
		const url = await new Promise< string >( ( resolve, reject ) => {
			const look = () => {
				const found = /"address":"([^"]+)"/.exec( started.output() );
				if ( found ) {
					resolve( found[ 1 ]! );
				}
			};
			started.child.stdout?.on( 'data', look );
			started.child.on( 'exit', ( code ) =>
				reject( new Error( `${ code }: ${ started.output() }` ) )
			);
		} );
		return { ...started, url };
	}

	/** Resolves once the sidecar says that it is ready. */
	async ready( url: string ): Promise< void > {
		for ( let attempt = 0; attempt < 200; attempt++ ) {
			const { ok } = await fetch( `${ url }/readyz` );
			if ( ok ) {
				return;
			}
			await new Promise( ( resolve ) => setTimeout( resolve, 25 ) );
		}
		throw new Error( 'It never became ready.' );
	}

	remove(): void {
		this.children.forEach( ( child ) => child.kill( 'SIGKILL' ) );
		rmSync( this.data, { recursive: true, force: true } );
	}
}
