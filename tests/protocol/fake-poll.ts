/** What answers a polling client, by hand: each request waits until the test answers it. */
import type { PollAnswer, PollRequest, ServerFrame } from '../../protocol';
import type { Post } from '../../protocol/client';
import { settled, type FakeBrowser } from './fake-browser';

export interface Asked extends Omit< Post, 'body' > {
	url: string;
	body: PollRequest;
	answers: ( answer: object | string, status?: number ) => Promise< void >;
	/** Nothing comes back. */
	fails: () => Promise< void >;
}

export class FakePoll {
	/** Everything that was asked, oldest first. */
	readonly asked: Asked[] = [];
	private readonly open = new Set< Asked >();

	constructor( browser: FakeBrowser ) {
		browser.post = ( url, { body, ...post } ) =>
			new Promise( ( resolve, reject ) => {
				const aborted = () =>
					done( () => reject( new Error( 'aborted' ) ) );
				const done = ( how: () => void ) => {
					post.signal?.removeEventListener( 'abort', aborted );
					this.open.delete( asked );
					how();
					return settled();
				};
				const asked: Asked = {
					url,
					...post,
					body: JSON.parse( body ),
					answers: ( answer, status = 200 ) =>
						done( () =>
							resolve( {
								status,
								text:
									typeof answer === 'string'
										? answer
										: JSON.stringify( answer ),
							} )
						),
					fails: () =>
						done( () => reject( new TypeError( 'Failed' ) ) ),
				};
				post.signal?.addEventListener( 'abort', aborted );
				this.asked.push( asked );
				this.open.add( asked );
			} );
	}

	/** The unanswered requests. */
	get pending(): Asked[] {
		return [ ...this.open ];
	}

	/** The one that waits for frames. */
	get waits(): Asked {
		return this.only( ( { body } ) => body.frames.length === 0 );
	}

	/** The one that brings frames. */
	get brings(): Asked {
		return this.only( ( { body } ) => body.frames.length > 0 );
	}

	/** Answers the hello: the session is there. */
	async welcomes( now: number, more: Partial< PollAnswer > = {} ) {
		const welcome: ServerFrame = {
			type: 'welcome',
			conversation: 'c1',
			tokenEnds: now + 600_000,
			now,
			available: true,
		};
		await this.brings.answers( {
			session: 's1',
			first: 1,
			frames: [ welcome ],
			...more,
		} );
	}

	private only( fits: ( asked: Asked ) => boolean ): Asked {
		const found = this.pending.filter( fits );
		if ( found.length !== 1 ) {
			throw new Error( `${ found.length } such requests are open.` );
		}
		return found[ 0 ]!;
	}
}
